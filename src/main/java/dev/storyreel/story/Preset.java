package dev.storyreel.story;

import java.time.Instant;
import java.util.List;

/**
 * A look for films.
 *
 * @param name lower-case letters, digits and dashes; unique
 * @param palette 3–8 colours as {@code #rrggbb}, ground first
 * @param mood words such as {@code calm, warm}
 * @param promptAddition added to the prompt of every picture
 * @param builtIn comes with the product and stays as it is
 */
record Preset(
        String name,
        String title,
        List<String> palette,
        String mood,
        String promptAddition,
        boolean builtIn,
        Instant createdAt,
        Instant updatedAt) {
    Preset {
        palette = List.copyOf(palette);
    }
}

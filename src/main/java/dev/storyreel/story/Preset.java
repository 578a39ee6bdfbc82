package dev.storyreel.story;

import dev.storyreel.provider.VoiceRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look for films, and who speaks them.
 *
 * @param name lower-case letters, digits and dashes; unique
 * @param palette 3–8 colours as {@code #rrggbb}, ground first
 * @param mood words such as {@code calm, warm}
 * @param promptAddition added to the prompt of every picture
 * @param voice an id of GET /v1/voices that speaks films which name nobody; null where it is left open
 * @param speed of the voice in films which say no other; null where it is left open
 * @param language of what is said in films which say no other; null where it is left open
 * @param builtIn comes with the product and stays as it is
 */
record Preset(
        String name,
        String title,
        List<String> palette,
        String mood,
        String promptAddition,
        @Nullable String voice,
        @Nullable Double speed,
        @Nullable String language,
        boolean builtIn,
        Instant createdAt,
        Instant updatedAt) {
    Preset {
        palette = List.copyOf(palette);
    }

    PresetVoice spoken() {
        return new PresetVoice(voice == null ? null : VoiceRef.of(voice).orElse(null), speed, language);
    }
}

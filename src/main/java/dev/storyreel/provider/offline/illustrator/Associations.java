package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.error.StoryreelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A hand-made table of what words make people think of. Immutable. */
final class Associations {
    private final Map<String, Entry> entries;

    private Associations(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** @param icons names, the best first */
    record Entry(List<String> icons, Optional<Scenery> scenery) {}

    /** @throws StoryreelException {@link IllustratorError#ILLUSTRATIONS_UNREADABLE} */
    static Associations load() {
        Map<String, Entry> entries = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(IconLibrary.resource("associations.txt"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> read(line, entries));
        } catch (IOException | IllegalArgumentException e) {
            throw new StoryreelException(
                    IllustratorError.ILLUSTRATIONS_UNREADABLE, "the associations cannot be read: " + e.getMessage(), e);
        }
        return new Associations(entries);
    }

    private static void read(String line, Map<String, Entry> entries) {
        String[] sides = line.split(" = ", 2);
        List<String> icons = new ArrayList<>();
        Optional<Scenery> scenery = Optional.empty();
        for (String part : sides[1].split(" ", -1)) {
            if (part.startsWith("@")) {
                scenery = Optional.of(Scenery.valueOf(part.substring(1)));
            } else {
                icons.add(part);
            }
        }
        Entry entry = new Entry(List.copyOf(icons), scenery);
        for (String word : sides[0].split(", ", -1)) {
            entries.putIfAbsent(word.strip(), entry);
        }
    }

    Optional<Entry> of(String phrase) {
        return Optional.ofNullable(entries.get(phrase));
    }

    Stream<Entry> all() {
        return entries.values().stream();
    }
}

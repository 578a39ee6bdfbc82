package dev.storyreel.provider.offline.voice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** How words are said that the lexicon lacks: contractions, from {@code pronunciations.properties}. */
final class Pronunciations {
    private static final Map<String, String> PHONES = load();

    private Pronunciations() {}

    static Map<String, String> phones() {
        return PHONES;
    }

    private static Map<String, String> load() {
        Properties table = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(Pronunciations.class.getResourceAsStream("pronunciations.properties")),
                StandardCharsets.UTF_8)) {
            table.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> phones = new HashMap<>();
        table.forEach((word, sounds) -> phones.put(word.toString(), sounds.toString()));
        return Map.copyOf(phones);
    }
}

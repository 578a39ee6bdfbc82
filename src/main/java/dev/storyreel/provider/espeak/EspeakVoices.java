package dev.storyreel.provider.espeak;

import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceRef;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code espeak-ng --voices} tells. */
final class EspeakVoices {
    /** Priority, language, age and gender, name, file. */
    private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)(\\s.*)?");

    private final List<Voice> voices;

    private EspeakVoices(List<Voice> voices) {
        this.voices = voices;
    }

    static EspeakVoices read(byte[] listing, String provider) {
        return new EspeakVoices(new String(listing, StandardCharsets.UTF_8)
                        .lines()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .flatMap(line -> voice(provider, line.group(2), line.group(3), line.group(4)).stream())
                        // some are listed in two ways of writing
                        .collect(Collectors.toMap(Voice::id, voice -> voice, (first, _) -> first, LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList());
    }

    private static Optional<Voice> voice(String provider, String code, String ageAndGender, String name) {
        Optional<String> language = Languages.canonical(code);
        return language.isEmpty()
                ? Optional.empty()
                : VoiceRef.of(provider + "/" + code)
                        .map(id -> new Voice(
                                id,
                                provider,
                                name.replace('_', ' '),
                                List.of(language.get()),
                                Voice.Gender.of(ageAndGender.replaceFirst(".*/", "")),
                                "espeak-ng, of this machine, at no cost",
                                null,
                                false));
    }

    List<Voice> all() {
        return voices;
    }

    boolean has(String code) {
        return voices.stream().anyMatch(voice -> voice.id().voice().equals(code));
    }

    /** The voice of a language, of its region where there is one, else of the country that the language is named after ({@code fr-fr}). */
    Optional<String> of(String language) {
        String wanted = language.toLowerCase(Locale.ROOT);
        return voices.stream()
                .filter(voice -> Languages.same(voice.languages().getFirst(), language))
                .map(voice -> voice.id().voice())
                .min(Comparator.comparingInt(
                                (String code) -> code.equals(wanted) ? 0 : code.equals(wanted + "-" + wanted) ? 1 : 2)
                        .thenComparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()));
    }
}

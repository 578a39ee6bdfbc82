package dev.storyreel.web;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Names of fields as clients write them. */
final class FieldNames {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private FieldNames() {}

    /** The path of a Java property, such as {@code clips[0].imagePrompt}, in snake_case. */
    static String ofProperty(String path) {
        return HUMP.matcher(path).replaceAll("$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    /** The path that JSON was being read at, such as {@code clips[0].image_prompt}; empty at the top. */
    static String ofPath(List<JacksonException.Reference> path) {
        StringBuilder name = new StringBuilder();
        for (JacksonException.Reference step : path) {
            String property = step.getPropertyName();
            if (property == null) {
                name.append('[').append(step.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(shortened(property));
            }
        }
        return name.toString();
    }

    /** The known name that is at most two edits away, or else the one that has a word of it, if there is one. */
    static Optional<String> nearest(String name, Collection<?> known) {
        return known.stream()
                .map(String::valueOf)
                .filter(candidate ->
                        Math.abs(candidate.length() - name.length()) <= 2 && EditDistance.between(name, candidate) <= 2)
                .min(Comparator.comparingInt((String candidate) -> EditDistance.between(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() -> only(known.stream()
                        .map(String::valueOf)
                        .filter(candidate -> !Collections.disjoint(words(candidate), words(name)))
                        .toList()));
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static List<String> words(String name) {
        return List.of(ofProperty(name).split("[_\\W]+"));
    }

    /** Clients choose these; an answer repeats no novel. */
    static String shortened(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }
}

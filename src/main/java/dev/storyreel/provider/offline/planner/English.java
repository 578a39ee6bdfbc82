package dev.storyreel.provider.offline.planner;

import java.util.List;
import java.util.Locale;

/** The little grammar the written scripts need. */
final class English {
    private English() {}

    /** "an octopus"; spelled vowels decide, with the usual exceptions. */
    static String withArticle(String noun) {
        String lower = noun.toLowerCase(Locale.ROOT);
        boolean vowel =
                "aeiou".indexOf(lower.charAt(0)) >= 0 && !lower.matches("(uni|use|usu|eu|one|once|ura|uto|uri).*");
        boolean silentH = lower.matches("(hour|honest|honou?r|heir).*");
        return (vowel || silentH ? "an " : "a ") + noun;
    }

    static String plural(String noun) {
        String lower = noun.toLowerCase(Locale.ROOT);
        if (lower.matches(".*(s|x|z|ch|sh)")) {
            return noun + "es";
        }
        if (lower.matches(".*[^aeiou]y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + "s";
    }

    /** "a, b and c". */
    static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        int last = items.size() - 1;
        return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}

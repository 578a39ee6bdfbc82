package dev.storyreel.provider;

import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Languages by their BCP 47 tags. */
public final class Languages {
    public static final String ENGLISH = "en";

    /** Tags for what is the same to a voice. */
    private static final Map<String, String> SAME =
            Map.of("cmn", "zh", "no", "nb", "fil", "tl", "iw", "he", "in", "id", "jw", "jv");

    private static final Set<String> ISO_639_1 = Set.of(Locale.getISOLanguages());

    private static final int LONGEST_TAG = 35;

    private Languages() {}

    /** A tag as it should be written, e.g. {@code pt-BR}; empty if it is none, or begins with no language of ISO 639. */
    public static Optional<String> canonical(String tag) {
        if (tag.length() > LONGEST_TAG) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            return isKnown(locale.getLanguage()) ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Those of two letters are all in a list; those of three are thousands. */
    private static boolean isKnown(String language) {
        return language.length() == 3 || ISO_639_1.contains(language);
    }

    /** Tells whoever wrote what is no tag how to write it: who wrote {@code Spanish} meant {@code es}. */
    public static String correction(String wanted) {
        String meant = ISO_639_1.stream()
                .filter(code ->
                        Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(wanted.strip()))
                .findFirst()
                .orElse("en, de or pt-BR");
        return '"' + wanted + "\" is no language; write it like " + meant;
    }

    /** The language alone, without script, region and the like: to compare with, not to be sent. */
    public static String primary(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return SAME.getOrDefault(language, language);
    }

    /** Whether both are the same language, however it is pronounced. */
    public static boolean same(String tag, String other) {
        return primary(tag).equals(primary(other));
    }

    /** As a vendor writes that language among its own, e.g. {@code no} for {@code nb-NO}; else the language as it was told. */
    public static String as(Collection<String> vendors, String wanted) {
        return vendors.stream()
                .filter(tag -> same(tag, wanted))
                .findFirst()
                .orElseGet(() -> Locale.forLanguageTag(wanted).getLanguage());
    }

    /** Whether one of them is the same language; so is any where none is told. */
    public static boolean among(Collection<String> tags, String wanted) {
        return tags.isEmpty() || tags.stream().anyMatch(tag -> same(tag, wanted));
    }

    /** Whether a voice of {@code tag} is what somebody looks for: of that region, if one is wanted and one is told. */
    public static boolean fits(String tag, String wanted) {
        String region = Locale.forLanguageTag(wanted).getCountry();
        String spoken = Locale.forLanguageTag(tag).getCountry();
        return same(tag, wanted) && (region.isEmpty() || spoken.isEmpty() || spoken.equals(region));
    }

    /** What it is called in English, e.g. {@code Portuguese (Brazil)}. */
    public static String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }
}

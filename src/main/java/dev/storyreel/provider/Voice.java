package dev.storyreel.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A voice that films can be spoken with.
 *
 * @param id names it in requests
 * @param name as its provider shows it to people
 * @param languages BCP 47, its own one first; empty where its provider does not tell
 * @param gender how it sounds; null where its provider does not tell
 * @param description its manner, accent or use, in its provider's words
 * @param sampleUrl where it can be heard, which may want the provider's key
 * @param isDefault whether it speaks where no voice of its provider is named
 */
public record Voice(
        VoiceRef id,
        String provider,
        String name,
        List<String> languages,
        @Nullable Gender gender,
        @Nullable String description,
        @Nullable String sampleUrl,
        @JsonProperty("is_default") boolean isDefault) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 300;
    private static final int MOST_LANGUAGES = 100;
    private static final int LONGEST_URL = 2_000;

    /** What comes from providers is cut to what can be shown. */
    public Voice {
        name = line(name, LONGEST_NAME);
        description = description == null || description.isBlank() ? null : line(description, LONGEST_DESCRIPTION);
        languages = languages.stream().limit(MOST_LANGUAGES).toList();
        sampleUrl = sampleUrl != null && sampleUrl.length() <= LONGEST_URL && sampleUrl.matches("https?://[!-~]+")
                ? sampleUrl
                : null;
    }

    private static String line(String text, int longest) {
        String line = text.replaceAll("[\\p{Cf}\\p{Cs}]+", "")
                .replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** A voice of which its provider tells no more. */
    public static Voice named(VoiceRef id, String name, List<String> languages, boolean isDefault) {
        return new Voice(id, id.provider(), name, languages, null, null, null, isDefault);
    }

    /** How a voice sounds. */
    public enum Gender {
        FEMALE,
        MALE,
        NEUTRAL;

        /**
         * What vendors call it: {@code female}, {@code feminine}, {@code F}, {@code gender_neutral} and the like; null for
         * anything else.
         */
        public static @Nullable Gender of(@Nullable String said) {
            return switch (said == null ? "" : said.strip().toLowerCase(Locale.ROOT)) {
                case "female", "feminine", "f" -> FEMALE;
                case "male", "masculine", "m" -> MALE;
                case "neutral", "gender_neutral", "non-binary" -> NEUTRAL;
                default -> null;
            };
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.storyreel.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one talk that are to be said in another language, in the time they have.
 *
 * @param source BCP 47
 * @param target BCP 47, another language
 * @param before what was said just before, in the source's language: to understand by, not to be translated
 * @param lines in order, 1 to {@link #MOST_LINES}
 * @param keep names and terms that stay as they are
 */
public record TranslationRequest(
        String source, String target, List<String> before, List<Line> lines, List<String> keep) {
    public static final int MOST_LINES = 60;

    public TranslationRequest {
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("1 to " + MOST_LINES + " lines, not " + lines.size());
        }
        before = List.copyOf(before);
        lines = List.copyOf(lines);
        keep = List.copyOf(keep);
    }

    /** Whether these are lines whose last translations could not be used. */
    public boolean isRepeated() {
        return lines.stream().anyMatch(line -> line.wrong() != null);
    }

    /**
     * @param text what is said, not blank
     * @param least characters that the translation should have, so that it takes about as long to say; 0 for any
     * @param most characters that it should have; at least {@code least}
     * @param wrong what is wrong with the last translation, as in {@link Translation.Fault}; null where there is none
     */
    public record Line(
            String text, int least, int most, @Nullable String wrong) {
        /** Asked for the first time. */
        public Line(String text, int least, int most) {
            this(text, least, most, null);
        }

        public Line {
            if (text.isBlank() || least < 0 || most < least) {
                throw new IllegalArgumentException("not a line of " + least + " to " + most + ": " + text);
            }
        }
    }
}

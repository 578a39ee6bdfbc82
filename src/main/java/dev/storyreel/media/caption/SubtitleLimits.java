package dev.storyreel.media.caption;

import java.util.Locale;

/**
 * What subtitles of a file may hold.
 *
 * @param columns a line, at least 4: a character takes one, an ideograph two
 * @param lines at once, 1 or 2
 * @param charactersPerSecond to read; a subtitle stays longer for it where the next one leaves room
 * @param shortestMs how long one stays where the next one leaves room
 * @param longestMs how long one stays at most
 * @param gapMs between two, at least
 * @param closedGapMs gaps shorter than this are closed to {@code gapMs}
 */
public record SubtitleLimits(
        int columns, int lines, double charactersPerSecond, int shortestMs, int longestMs, int gapMs, int closedGapMs) {
    private static final int TWO_FRAMES_MS = 84;
    private static final int TWELVE_FRAMES_MS = 500;

    /** @throws IllegalArgumentException out of range */
    public SubtitleLimits {
        if (columns < 4
                || lines < 1
                || lines > 2
                || !(charactersPerSecond > 0)
                || shortestMs < 0
                || longestMs < shortestMs
                || gapMs < 0
                || closedGapMs < gapMs) {
            throw new IllegalArgumentException("subtitle limits out of range");
        }
    }

    /**
     * What broadcasters and streaming services ask for: 42 columns (16 characters of Chinese or Korean, 13 of Japanese), 2
     * lines, 5/6–7 s, gaps of less than half a second closed to two frames, and the language's own reading speed.
     *
     * @param language BCP 47, such as {@code pt-BR}
     */
    public static SubtitleLimits of(String language) {
        String primary = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        int columns = switch (primary) {
            case "ko", "zh" -> 32;
            case "ja" -> 26;
            default -> 42;
        };
        double speed = switch (primary) {
            case "en", "ar" -> 20;
            case "ko" -> 12;
            case "zh" -> 9;
            case "ja" -> 4;
            default -> 17;
        };
        return new SubtitleLimits(columns, 2, speed, 833, 7000, TWO_FRAMES_MS, TWELVE_FRAMES_MS);
    }
}

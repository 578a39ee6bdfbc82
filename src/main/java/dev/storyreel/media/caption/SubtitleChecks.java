package dev.storyreel.media.caption;

import java.util.List;

/**
 * How many subtitles break which rule of {@link SubtitleLimits}.
 *
 * @param subtitles in all
 * @param tooWide with a line of too many columns
 * @param tooManyLines at once
 * @param tooFast to be read while they are seen
 * @param tooShort seen for less than a subtitle should be
 * @param tooLong seen for more
 * @param tooClose to the one before, or over it
 */
public record SubtitleChecks(
        int subtitles, int tooWide, int tooManyLines, int tooFast, int tooShort, int tooLong, int tooClose) {
    /** Times are whole milliseconds: so many characters a second may be due to that alone. */
    private static final double ROUNDING = 0.1;

    /** @param subtitles in order of time */
    public static SubtitleChecks of(List<Subtitle> subtitles, SubtitleLimits limits) {
        int tooWide = 0;
        int tooManyLines = 0;
        int tooFast = 0;
        int tooShort = 0;
        int tooLong = 0;
        int tooClose = 0;
        long before = -limits.gapMs();
        for (Subtitle subtitle : subtitles) {
            long seen = subtitle.endMs() - subtitle.startMs();
            String text = String.join(" ", subtitle.lines());
            double speed = text.length() * 1000.0 / seen;
            tooWide += subtitle.lines().stream().anyMatch(line -> Characters.columns(line) > limits.columns()) ? 1 : 0;
            tooManyLines += subtitle.lines().size() > limits.lines() ? 1 : 0;
            tooFast += speed > limits.charactersPerSecond() + ROUNDING ? 1 : 0;
            tooShort += seen < limits.shortestMs() ? 1 : 0;
            tooLong += seen > limits.longestMs() ? 1 : 0;
            tooClose += subtitle.startMs() - before < limits.gapMs() ? 1 : 0;
            before = subtitle.endMs();
        }
        return new SubtitleChecks(subtitles.size(), tooWide, tooManyLines, tooFast, tooShort, tooLong, tooClose);
    }

    /** All rules that are broken, those that one subtitle breaks each for itself. */
    public int broken() {
        return tooWide + tooManyLines + tooFast + tooShort + tooLong + tooClose;
    }
}

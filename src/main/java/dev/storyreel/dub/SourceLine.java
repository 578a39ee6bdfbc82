package dev.storyreel.dub;

import java.util.Objects;

/**
 * What somebody says in one go in a recording that is dubbed. Times are in samples at 48 kHz from the recording's start.
 *
 * @param onset where it begins, from 0
 * @param end where it ends, after {@code onset}
 * @param text as it was said, in the recording's language
 * @param speaker who says it; the same for all lines of one voice
 */
public record SourceLine(long onset, long end, String text, String speaker) {
    /** @throws IllegalArgumentException for times out of order */
    public SourceLine {
        Objects.requireNonNull(text);
        Objects.requireNonNull(speaker);
        if (onset < 0 || end <= onset) {
            throw new IllegalArgumentException("a line from sample " + onset + " to " + end);
        }
    }

    /** Length in samples. */
    public long length() {
        return end - onset;
    }
}

package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;

/**
 * A stretch of a clip, counted from the clip's start.
 *
 * @param startMs milliseconds, from 0
 * @param endMs milliseconds, after the start
 */
public record Span(long startMs, long endMs) {
    /** @throws StoryreelException {@link MediaError#SPAN_INVALID} */
    public Span {
        if (startMs < 0 || endMs <= startMs) {
            throw new StoryreelException(
                    MediaError.SPAN_INVALID, "a clip cannot be seen from " + startMs + " to " + endMs + " ms");
        }
    }

    /** Milliseconds, at least 1. */
    public long lengthMs() {
        return endMs - startMs;
    }
}

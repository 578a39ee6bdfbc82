package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.util.Objects;

/**
 * The beginning of a rendered segment.
 *
 * @param segment which
 * @param frames how much of it, at least 1
 */
public record Excerpt(RenderedSegment segment, int frames) {
    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when the segment has fewer frames */
    public Excerpt {
        Objects.requireNonNull(segment);
        if (frames < 1 || frames > segment.frames()) {
            throw new StoryreelException(
                    MediaError.TIMELINE_INVALID, frames + " frames of a segment of " + segment.frames());
        }
    }
}

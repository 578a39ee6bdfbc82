package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An encoded segment, as {@link MediaEngine#renderSegment} leaves it; sound that was added to it is ignored.
 *
 * @param file an MP4 file
 * @param frames how many it holds, at least 1
 */
public record RenderedSegment(Path file, int frames) {
    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when there is no frame */
    public RenderedSegment {
        Objects.requireNonNull(file);
        if (frames < 1) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a segment of " + frames + " frames");
        }
    }
}

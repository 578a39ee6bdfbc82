package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.caption.CaptionChecks;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An encoded segment, as {@link MediaEngine#renderSegment} leaves it; sound that was added to it is ignored.
 *
 * @param file an MP4 file
 * @param frames how many it holds, at least 1
 * @param captions what was found when its captions were looked at; null without captions, and where it is not known any more
 */
public record RenderedSegment(Path file, int frames, CaptionChecks.@Nullable Result captions) {
    /** One that was rendered before. */
    public RenderedSegment(Path file, int frames) {
        this(file, frames, null);
    }

    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when there is no frame */
    public RenderedSegment {
        Objects.requireNonNull(file);
        if (frames < 1) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a segment of " + frames + " frames");
        }
    }
}

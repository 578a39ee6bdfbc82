package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A piece of film made of one moving picture.
 *
 * @param picture a PNG or JPEG file, of any size and shape: it is cropped to cover the canvas
 * @param frames how long, at least 1
 * @param motion how the picture moves over these frames
 * @param canvas the film's shape
 */
public record StillSegment(Path picture, int frames, Motion motion, Canvas canvas) {
    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when there is no frame */
    public StillSegment {
        Objects.requireNonNull(picture);
        Objects.requireNonNull(motion);
        Objects.requireNonNull(canvas);
        if (frames < 1) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a segment of " + frames + " frames");
        }
    }
}

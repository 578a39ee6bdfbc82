package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A picture that moves; segments show parts of it.
 *
 * @param picture a PNG or JPEG file, of any size and shape: it is cropped to cover the canvas
 * @param motion how it moves over these frames
 * @param frames from where it is first seen to where it is last seen, at least 1
 */
public record Shot(Path picture, Motion motion, int frames) {
    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when there is no frame */
    public Shot {
        Objects.requireNonNull(picture);
        Objects.requireNonNull(motion);
        if (frames < 1) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a shot of " + frames + " frames");
        }
    }
}

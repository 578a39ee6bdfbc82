package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A take of one thing; segments show parts of it.
 *
 * @param frames from where it is first seen to where it is last seen, at least 1
 */
public record Shot(Footage footage, int frames) {
    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when there is no frame */
    public Shot {
        Objects.requireNonNull(footage);
        if (frames < 1) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a shot of " + frames + " frames");
        }
    }

    /** Of a picture that was made for the canvas: what does not fit is cropped. */
    public Shot(Path picture, Motion motion, int frames) {
        this(new Footage.Still(picture, motion, Fit.COVER), frames);
    }
}

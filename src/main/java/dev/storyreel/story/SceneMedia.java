package dev.storyreel.story;

import dev.storyreel.media.Fit;
import dev.storyreel.media.Footage;
import dev.storyreel.media.Footage.WhenShort;
import dev.storyreel.media.Motion;
import dev.storyreel.media.Span;
import dev.storyreel.upload.Purpose;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What of the user's own is seen in a scene in place of a drawn picture.
 *
 * @param fit how it fills the film's shape
 * @param cut which part of a clip, and how; null for a picture
 */
record SceneMedia(OwnFile file, Fit fit, @Nullable Cut cut) {
    /**
     * @param whenShort what becomes of it in a scene that lasts longer
     * @param heard whether its sound is wanted, if it has any
     */
    record Cut(Span span, WhenShort whenShort, boolean heard) {}

    /** What it was sent as. */
    Purpose kind() {
        return cut == null ? Purpose.PICTURE : Purpose.CLIP;
    }

    /**
     * What the film's own copy of it is called, without its extension.
     *
     * @param scene from 0
     */
    String copyName(int scene) {
        return kind() == Purpose.CLIP ? AssetNames.source(file.sha256()) : AssetNames.image(scene);
    }

    /** Whether there is anything to be heard of it. */
    boolean sounds() {
        return cut != null
                && cut.heard()
                && file.video() != null
                && file.video().sound() != null;
    }

    /** Whether the camera moves over it; a clip moves by itself. */
    boolean isStill() {
        return cut == null || file.video() == null;
    }

    /**
     * What its scene shows.
     *
     * @param copy of the file
     * @param motion of what is still
     */
    Footage footage(Path copy, Motion motion) {
        return cut == null || file.video() == null
                ? new Footage.Still(copy, motion, fit)
                : new Footage.Clip(copy, file.video(), cut.span(), cut.whenShort(), fit);
    }
}

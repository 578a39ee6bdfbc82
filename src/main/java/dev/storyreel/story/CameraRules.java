package dev.storyreel.story;

import dev.storyreel.error.WrongField;
import dev.storyreel.media.Move;
import org.jspecify.annotations.Nullable;

/** What can be asked of the camera depends on what is seen. */
final class CameraRules {
    private CameraRules() {}

    /**
     * @param media what is going to be seen; null for a drawn picture
     * @param prefix of the fields' names
     * @throws WrongField {@link StoryError#MEDIA_OPTION_UNUSED}
     */
    static void check(@Nullable Move motion, @Nullable FocusPoint focus, @Nullable SceneMedia media, String prefix) {
        if (media == null) {
            return;
        }
        if (focus != null) {
            throw unused(prefix + "focus", "is of a drawn picture; give media.focus with media");
        }
        if (motion != null && motion != Move.AUTO && media.isClip()) {
            throw unused(prefix + "motion", "can only be given with a picture; a clip moves by itself");
        }
    }

    private static WrongField unused(String field, String fault) {
        return new WrongField(StoryError.MEDIA_OPTION_UNUSED, field, fault);
    }
}

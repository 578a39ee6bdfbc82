package dev.storyreel.story;

import dev.storyreel.media.Fit.Filling;
import dev.storyreel.media.Footage.WhenShort;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the user's own is seen in a scene, as clients see it.
 *
 * @param kind {@code picture} or {@code clip}; what follows the focus is set for clips alone
 * @param startSeconds from the clip's own start
 * @param endSeconds likewise
 * @param sound {@code mute} also where the clip has none
 */
record MediaAnswer(
        UUID uploadId,
        String kind,
        Filling fit,
        FocusPoint focus,
        @Nullable Double startSeconds,
        @Nullable Double endSeconds,
        @Nullable WhenShort whenShort,
        @Nullable SoundChoice sound) {
    static @Nullable MediaAnswer of(@Nullable SceneMedia media) {
        if (media == null) {
            return null;
        }
        SceneMedia.Cut cut = media.cut();
        return new MediaAnswer(
                media.file().uploadId(),
                media.kind().code(),
                media.fit().filling(),
                FocusPoint.of(media.fit().focus()),
                cut == null ? null : cut.span().startMs() / 1000.0,
                cut == null ? null : cut.span().endMs() / 1000.0,
                cut == null ? null : cut.whenShort(),
                cut == null ? null : media.sounds() ? SoundChoice.KEEP : SoundChoice.MUTE);
    }
}

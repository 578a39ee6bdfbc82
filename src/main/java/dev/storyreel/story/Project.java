package dev.storyreel.story;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.EncodingRequest;
import dev.storyreel.media.Transition;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a story is to be, as it was asked for.
 *
 * @param id the production's
 * @param topic exactly one of topic and script is given
 * @param title null until the plan is made
 * @param preset the name of the preset the look was taken from
 * @param transitions between all scenes
 * @param video how the picture is to be encoded
 * @param seed decides all that is left to chance
 */
record Project(
        UUID id,
        @Nullable String topic,
        @Nullable String script,
        @Nullable String title,
        String preset,
        Look look,
        AspectRatio aspectRatio,
        Canvas canvas,
        int durationSeconds,
        TransitionChoice transitions,
        CaptionChoice captions,
        MusicChoice music,
        EncodingRequest video,
        long seed) {
    /** Between all scenes. */
    Transition transition() {
        return Transition.of(transitions.kind(), canvas);
    }

    /** What the preset was when the project was made. */
    record Look(List<String> palette, String mood, String pictureStyle) {
        Look {
            palette = List.copyOf(palette);
        }

        static Look of(Preset preset) {
            return new Look(preset.palette(), preset.mood(), preset.promptAddition());
        }
    }
}

package dev.storyreel.story;

import dev.storyreel.kind.OwnFile;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.EncodingRequest;
import dev.storyreel.media.Move;
import dev.storyreel.media.Transition;
import dev.storyreel.provider.SpokenWords;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a story is to be, as it was asked for.
 *
 * @param id the production's
 * @param topic at most one of topic and script is given: a film of scenes that were given has neither
 * @param title null until the plan is made
 * @param preset the name of the preset the look was taken from
 * @param durationSeconds the length aimed at; null for a script or scenes, which are kept whole, where none was asked for
 * @param narrator who speaks
 * @param transitions between all scenes
 * @param move what the camera does in scenes that do not say it themselves
 * @param musicFile set with {@link MusicChoice#ASSET}
 * @param video how the picture is to be encoded
 * @param seed decides all that is left to chance
 * @param fresh nothing that was paid for in other films is taken up
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
        @Nullable Integer durationSeconds,
        Narrator narrator,
        TransitionChoice transitions,
        CaptionChoice captions,
        Move move,
        MusicChoice music,
        @Nullable OwnFile musicFile,
        EncodingRequest video,
        long seed,
        boolean fresh) {
    static final int DEFAULT_SECONDS = 30;

    private static final double SECONDS_PER_CLIP = 5;
    static final double WORDS_PER_SECOND = 2.5;

    /** Whether its scenes were given and need no plan. */
    boolean hasOwnScenes() {
        return topic == null && script == null;
    }

    /** Seconds that a plan aims at. */
    int aim() {
        return Objects.requireNonNullElse(durationSeconds, DEFAULT_SECONDS);
    }

    /** Only a guess, for progress to start from. */
    int expectedClips() {
        double seconds = script == null ? aim() : SpokenWords.in(script) / WORDS_PER_SECOND;
        return (int) Math.max(1, Math.round(seconds / SECONDS_PER_CLIP));
    }

    /** The chances of a clip's picture: the film's, or others where the picture is taken anew. */
    long seed(int take) {
        return seed + take * 0x9e3779b97f4a7c15L;
    }

    /** Between all scenes. */
    Transition transition() {
        return Transition.of(transitions.kind(), canvas);
    }

    boolean hasTransitions() {
        return transition().frames() > 0;
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

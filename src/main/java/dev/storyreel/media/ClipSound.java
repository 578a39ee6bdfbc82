package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What is heard of a clip in the film: below the narration, and giving way to it as music does.
 *
 * @param wav a file that {@link MediaEngine#clipSound} gave; repeated as often as needed
 * @param startSample where in the film it begins, in samples of {@link Canvas#SAMPLE_RATE}, from 0
 * @param samples how long it is heard, at least 1
 * @param fadeIn how many of them it takes to come up
 * @param fadeOut how many it takes to go down
 * @param level decibels above the narrations' loudness, {@value #LOWEST_LEVEL} to {@value #HIGHEST_LEVEL}; a quiet clip is not
 *     raised by more than 12
 */
public record ClipSound(Path wav, long startSample, long samples, long fadeIn, long fadeOut, double level) {
    /** As of a street behind someone who speaks. */
    public static final double DEFAULT_LEVEL = -10;

    public static final double LOWEST_LEVEL = -40;
    public static final double HIGHEST_LEVEL = 0;

    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} for lengths and levels that cannot be */
    public ClipSound {
        Objects.requireNonNull(wav);
        boolean fits = startSample >= 0 && samples >= 1 && fadeIn >= 0 && fadeOut >= 0 && fadeIn + fadeOut <= samples;
        if (!fits || !(level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL)) {
            throw new StoryreelException(
                    MediaError.TIMELINE_INVALID,
                    "a clip's sound of " + samples + " samples at " + startSample + ", faded in over " + fadeIn
                            + " and out over " + fadeOut + ", at " + level + " dB");
        }
    }

    /**
     * Of the clip that a scene shows: heard as long as it is seen, coming and going with the scene's transitions.
     *
     * @param scene from 0
     */
    public static ClipSound of(Timeline timeline, int scene, Path wav, double level) {
        Timeline.Scene shown = timeline.scenes().get(scene);
        long perFrame = timeline.canvas().samplesPerFrame();
        return new ClipSound(
                wav,
                (shown.startFrame() - shown.enters()) * perFrame,
                shown.shownFrames() * perFrame,
                2L * shown.enters() * perFrame,
                2L * shown.leaves() * perFrame,
                level);
    }
}

package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A narration and when it begins.
 *
 * @param wav a file that {@link MediaEngine#normaliseAudio} gave: 48 kHz, mono or stereo, 16 bit or float
 * @param startSample where in the film it begins, in samples of {@link Canvas#SAMPLE_RATE}, from 0
 */
public record AudioCue(Path wav, long startSample) {
    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when it begins before the film */
    public AudioCue {
        Objects.requireNonNull(wav);
        if (startSample < 0) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a cue at sample " + startSample);
        }
    }
}

package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A sound and when it begins.
 *
 * @param wav a file made by {@link MediaEngine#normaliseAudio}: PCM, 16 bit, 48 kHz, stereo
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

package dev.storyreel.dub.voice;

import dev.storyreel.media.sound.VoiceSpan;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A spoken line and where it goes.
 *
 * @param wav 48 kHz, mono or stereo, 16 bit or float
 * @param span the part of it that is heard
 * @param start where in the track it begins, in samples at 48 kHz
 * @param length how long it is there, in samples; it is stretched to that
 * @param gain the factor that brings it to its loudness
 */
public record TakeFile(Path wav, VoiceSpan span, long start, long length, double gain) {
    /** @throws IllegalArgumentException out of range */
    public TakeFile {
        Objects.requireNonNull(wav);
        if (start < 0 || length < 1 || span.length() < 1 || !(gain >= 0 && gain < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a take at sample " + start + " for " + length);
        }
    }

    /** The sample after its last one. */
    public long end() {
        return start + length;
    }
}

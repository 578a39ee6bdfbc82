package dev.storyreel.media.sound;

import java.io.IOException;

/** Stereo sound at 48 kHz that comes block by block. Full scale is ±1; samples may lie beyond it. For one thread. */
@FunctionalInterface
public interface SoundSource {
    /**
     * Gives the next samples of the left and the right channel, in the first places of arrays of one length.
     *
     * @return how many, as many as the arrays hold except at the end; 0 after it
     */
    int next(float[] left, float[] right) throws IOException;
}

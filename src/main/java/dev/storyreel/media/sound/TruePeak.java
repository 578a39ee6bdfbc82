package dev.storyreel.media.sound;

import java.util.Arrays;

/**
 * How high one channel rises between its samples, by the 4× oversampling filter of ITU-R BS.1770-5, annex 2 (48 taps in
 * four phases; it reads up to 0.3 dB high, never low by more than 0.2). For one thread.
 */
final class TruePeak {
    /** Peaks are told this many samples after the one they follow, at the most. */
    static final int DELAY = 11;

    /** Two of the phases, in units of 1/8192; the others are their mirror images. */
    private static final float[][] PHASES = {
        {14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68},
        {-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155}
    };

    private static final float UNIT = 1f / 8192;

    private float[] line = new float[DELAY];

    /** Raises each of the first {@code samples} of {@code peaks} to the level reached about that sample. */
    void raise(float[] channel, int samples, float[] peaks) {
        if (line.length < DELAY + samples) {
            line = Arrays.copyOf(line, DELAY + samples);
        }
        System.arraycopy(channel, 0, line, DELAY, samples);
        for (int i = 0; i < samples; i++) {
            peaks[i] = Math.max(peaks[i], Math.abs(channel[i]));
        }
        for (float[] phase : PHASES) {
            raise(line, phase, samples, peaks);
        }
        System.arraycopy(line, samples, line, 0, DELAY);
    }

    /** One phase and its mirror image. Constant taps and no branch, so that the compiler makes vectors of it. */
    private static void raise(float[] x, float[] taps, int samples, float[] peaks) {
        float a = UNIT * taps[0];
        float b = UNIT * taps[1];
        float c = UNIT * taps[2];
        float d = UNIT * taps[3];
        float e = UNIT * taps[4];
        float f = UNIT * taps[5];
        float g = UNIT * taps[6];
        float h = UNIT * taps[7];
        float j = UNIT * taps[8];
        float k = UNIT * taps[9];
        float l = UNIT * taps[10];
        float m = UNIT * taps[11];
        for (int i = 0; i < samples; i++) {
            float y = a * x[i] + b * x[i + 1] + c * x[i + 2] + d * x[i + 3] + e * x[i + 4] + f * x[i + 5];
            y += g * x[i + 6] + h * x[i + 7] + j * x[i + 8] + k * x[i + 9] + l * x[i + 10] + m * x[i + 11];
            peaks[i] = Math.max(peaks[i], Math.abs(y));
        }
        for (int i = 0; i < samples; i++) {
            float y = m * x[i] + l * x[i + 1] + k * x[i + 2] + j * x[i + 3] + h * x[i + 4] + g * x[i + 5];
            y += f * x[i + 6] + e * x[i + 7] + d * x[i + 8] + c * x[i + 9] + b * x[i + 10] + a * x[i + 11];
            peaks[i] = Math.max(peaks[i], Math.abs(y));
        }
    }
}

package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;

/**
 * Tells how far music goes down under speech: a compressor with the speech as its side chain (threshold 0.03 of full scale,
 * ratio 8, attack 20 ms, release 400 ms), which follows the mean square and takes its times as four time constants, as
 * FFmpeg's {@code sidechaincompress} does. For one thread.
 */
final class Ducker {
    private static final double THRESHOLD = 0.03;
    private static final double RATIO = 8;
    private static final double ATTACK = 1 / (0.020 / 4 * Canvas.SAMPLE_RATE);
    private static final double RELEASE = 1 / (0.400 / 4 * Canvas.SAMPLE_RATE);

    /** The gain is worked out this often, in samples, and runs straight in between. */
    private static final int STEP = 16;

    private double square;
    private float gain = 1;
    private float slope;
    private int inStep;

    /** Puts into {@code gains} what the music is to be multiplied with beside these samples of speech. */
    void follow(float[] left, float[] right, int samples, float[] gains) {
        for (int i = 0; i < samples; i++) {
            double level = 0.5 * (Math.abs(left[i]) + Math.abs(right[i]));
            double now = level * level;
            square += (now - square) * (now > square ? ATTACK : RELEASE);
            if (inStep == 0) {
                slope = (gainAt(square) - gain) / STEP;
            }
            gain += slope;
            gains[i] = gain;
            inStep = (inStep + 1) % STEP;
        }
        if (square < 1e-30) {
            square = 0;
        }
    }

    private static float gainAt(double square) {
        double over = square / (THRESHOLD * THRESHOLD);
        return over <= 1 ? 1 : (float) StrictMath.pow(over, -0.5 * (1 - 1 / RATIO));
    }
}

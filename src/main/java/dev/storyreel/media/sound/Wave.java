package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;

/** One period of a tone. Phases are fractions of 2³² and wrap around by themselves. */
final class Wave {
    private static final int BITS = 12;
    private static final int SIZE = 1 << BITS;
    private static final int FRACTION_BITS = 32 - BITS;
    private static final float FRACTION = 1f / (1 << FRACTION_BITS);

    private final float[] table = new float[SIZE + 1];

    private Wave() {}

    /** @param partials levels of the fundamental and the tones above it */
    static Wave of(double... partials) {
        Wave wave = new Wave();
        for (int i = 0; i <= SIZE; i++) {
            double sum = 0;
            for (int k = 0; k < partials.length; k++) {
                sum += partials[k] * StrictMath.sin(2 * Math.PI * (k + 1) * (i % SIZE) / SIZE);
            }
            wave.table[i] = (float) sum;
        }
        return wave;
    }

    /** How far the phase goes in a sample. */
    static int step(double hz) {
        return (int) (long) (hz / Canvas.SAMPLE_RATE * 4294967296.0);
    }

    float at(int phase) {
        int index = phase >>> FRACTION_BITS;
        float share = (phase & ((1 << FRACTION_BITS) - 1)) * FRACTION;
        return table[index] + share * (table[index + 1] - table[index]);
    }
}

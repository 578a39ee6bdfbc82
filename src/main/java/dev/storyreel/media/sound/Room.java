package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;

/**
 * The echo of a large soft room: four delay lines that feed each other (a Hadamard matrix keeps their energy), each time a
 * little weaker and duller. For one use.
 */
final class Room {
    private static final int[] DELAYS = {1559, 1877, 2311, 2713};
    private static final float FEEDBACK = 0.84f;
    private static final float DULLNESS = 0.45f;

    /** After so many seconds nothing of a sound is left. */
    private static final int SECONDS = 5;

    private final float share;
    private final float[][] lines = new float[4][];
    private final int[] places = new int[4];
    private final float[] dull = new float[4];

    /** @param share how loud the echo is beside the sound */
    Room(double share) {
        this.share = (float) share;
        for (int i = 0; i < 4; i++) {
            lines[i] = new float[DELAYS[i]];
        }
    }

    /** Adds its echo to a round of music; the echo of the end is heard at the beginning. */
    void fill(float[] left, float[] right) {
        int samples = left.length;
        float[] before = new float[4];
        for (int i = samples - Math.min(samples, SECONDS * Canvas.SAMPLE_RATE); i < samples; i++) {
            echo(0.5f * (left[i] + right[i]), before);
        }
        for (int i = 0; i < samples; i++) {
            echo(0.5f * (left[i] + right[i]), before);
            left[i] += share * (before[0] + before[2]);
            right[i] += share * (before[1] + before[3]);
        }
    }

    private void echo(float in, float[] out) {
        for (int i = 0; i < 4; i++) {
            float fresh = lines[i][places[i]];
            dull[i] = fresh + DULLNESS * (dull[i] - fresh);
            out[i] = dull[i];
        }
        float a = out[0] + out[1];
        float b = out[0] - out[1];
        float c = out[2] + out[3];
        float d = out[2] - out[3];
        put(0, in + FEEDBACK * 0.5f * (a + c));
        put(1, in + FEEDBACK * 0.5f * (b + d));
        put(2, in + FEEDBACK * 0.5f * (a - c));
        put(3, in + FEEDBACK * 0.5f * (b - d));
    }

    private void put(int line, float sample) {
        lines[line][places[line]] = sample;
        places[line] = places[line] + 1 == DELAYS[line] ? 0 : places[line] + 1;
    }
}

package dev.storyreel.dub.measure;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.sound.SoundSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * How loud a sound is, window by window of 5 ms: 3 MB for an hour. Immutable.
 *
 * @param levels root mean square of each window, of full scale; not copied, so not to be changed
 * @param samples length of the sound at 48 kHz
 */
public record Envelope(float[] levels, long samples) {
    /** Samples of a window. */
    public static final int WINDOW = Canvas.SAMPLE_RATE / 200;

    /** What is heard: 38 dB below the loudest. */
    private static final float AUDIBLE = 0.0126f;

    /** Nothing is heard below −70 dB of full scale. */
    private static final float NOTHING = 0.0003f;

    /** Loud is what one window in twenty is louder than, so that a single crack is not. */
    private static final double LOUD_SHARE = 0.95;

    /** Reads a sound to its end. */
    public static Envelope of(SoundSource sound) throws IOException {
        float[] left = new float[WINDOW];
        float[] right = new float[WINDOW];
        float[] levels = new float[1024];
        long samples = 0;
        int windows = 0;
        for (int read = sound.next(left, right); read > 0; read = sound.next(left, right)) {
            if (windows == levels.length) {
                levels = Arrays.copyOf(levels, 2 * windows);
            }
            levels[windows++] = (float) Math.sqrt(energy(left, right, read) / (2.0 * WINDOW));
            samples += read;
        }
        return new Envelope(Arrays.copyOf(levels, windows), samples);
    }

    /** Which windows are heard beside the loud ones of the same sound. */
    boolean[] heard() {
        float least = leastHeard(0, levels.length);
        boolean[] heard = new boolean[levels.length];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = levels[i] > least;
        }
        return heard;
    }

    /** Windows that are louder are heard beside the loud ones of a part of the sound. */
    float leastHeard(int from, int to) {
        float[] sorted = Arrays.copyOfRange(levels, from, to);
        Arrays.sort(sorted);
        int firstSound = 0;
        while (firstSound < sorted.length && sorted[firstSound] <= NOTHING) {
            firstSound++;
        }
        if (firstSound == sorted.length) {
            return NOTHING;
        }
        float loud = sorted[firstSound + (int) ((sorted.length - 1 - firstSound) * LOUD_SHARE)];
        return Math.max(NOTHING, loud * AUDIBLE);
    }

    private static double energy(float[] left, float[] right, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (double) left[i] * left[i] + (double) right[i] * right[i];
        }
        return sum;
    }
}

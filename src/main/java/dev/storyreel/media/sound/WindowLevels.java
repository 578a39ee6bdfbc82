package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.nio.file.Path;

/** How loud a recording is, window by window. */
final class WindowLevels {
    /** Of 10 milliseconds, in samples. */
    static final int WINDOW = Canvas.SAMPLE_RATE / 100;

    private static final double NOTHING = Math.pow(10, LevelHistogram.SILENCE / 10);

    /** So many windows are smoothed together where it is the voice that counts, not its sounds. */
    private static final int SMOOTHED = 5;

    private WindowLevels() {}

    /** Takes windows one after the other. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes one.
         *
         * @param start its first sample
         * @param samples its length
         * @param level its mean square, decibels of full scale, at least {@link LevelHistogram#SILENCE}
         */
        void take(long start, int samples, double level);
    }

    /** Reads it once, in a few kilobytes of memory, and gives its length in samples. */
    static long read(Path wav, Taker taker) throws IOException {
        float[] left = new float[WINDOW];
        float[] right = new float[WINDOW];
        try (WavReader reader = WavReader.open(wav)) {
            long at = 0;
            for (int read = reader.next(left, right); read > 0; read = reader.next(left, right)) {
                taker.take(at, read, decibels(VoiceOnset.energy(left, right, read) / (2.0 * read)));
                at += read;
            }
            return at;
        }
    }

    /** The mean of the last windows, for a histogram: within a word it does not fall to the level of a pause. */
    static final class Smoothed {
        private final double[] energies = new double[SMOOTHED];
        private int at;
        private long count;

        /** Takes the next window's level, gives the smoothed one. */
        double next(double level) {
            energies[at] = Math.pow(10, level / 10);
            at = (at + 1) % SMOOTHED;
            count++;
            double sum = 0;
            for (double energy : energies) {
                sum += energy;
            }
            return decibels(sum / Math.min(count, SMOOTHED));
        }
    }

    private static double decibels(double meanSquare) {
        return 10 * Math.log10(Math.max(meanSquare, NOTHING));
    }
}

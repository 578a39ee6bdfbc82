package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;

/**
 * Measures integrated loudness as ITU-R BS.1770-5, annex 1, says: K-weighting, blocks of 400 ms that begin every 100 ms,
 * a gate at −70 LUFS and one 10 LU below the mean of what passes it. Needs the same memory however long the sound is: blocks
 * are counted in bins of 0.01 LU. For one thread.
 */
public final class LoudnessMeter {
    private static final int STEP = Canvas.SAMPLE_RATE / 10;
    private static final int STEPS = 4;
    private static final int FLOOR = -70;
    private static final int BINS_PER_LU = 100;
    private static final int BINS = 120 * BINS_PER_LU;
    private static final double RELATIVE_GATE = -10;
    private static final double OFFSET = -0.691;

    /** A state below this is as good as none, and stays clear of the slow arithmetic of denormals. */
    private static final double NOTHING = 1e-30;

    private final Weighting leftWeighting = new Weighting();
    private final Weighting rightWeighting = new Weighting();
    private final double[] steps = new double[STEPS];
    private final double[] energies = new double[BINS];
    private final int[] counts = new int[BINS];
    private double energy;
    private int inStep;
    private long stepsTaken;
    private long samples;

    /** The two filters of K-weighting at 48 kHz, in the transposed direct form, and their states. */
    private static final class Weighting {
        private double a1;
        private double a2;
        private double b1;
        private double b2;

        /** The energy of samples {@code from} to {@code to}. */
        double energy(float[] channel, int from, int to) {
            double s1 = a1;
            double s2 = a2;
            double t1 = b1;
            double t2 = b2;
            double sum = 0;
            for (int i = from; i < to; i++) {
                double x = channel[i];
                double shelf = 1.53512485958697 * x + s1;
                s1 = -2.69169618940638 * x + 1.69065929318241 * shelf + s2;
                s2 = 1.19839281085285 * x - 0.73248077421585 * shelf;
                double y = shelf + t1;
                t1 = -2 * shelf + 1.99004745483398 * y + t2;
                t2 = shelf - 0.99007225036621 * y;
                sum += y * y;
            }
            a1 = settled(s1);
            a2 = settled(s2);
            b1 = settled(t1);
            b2 = settled(t2);
            return sum;
        }

        private static double settled(double state) {
            return Math.abs(state) < NOTHING ? 0 : state;
        }
    }

    /** Takes the first {@code count} samples of both channels. */
    public void add(float[] left, float[] right, int count) {
        samples += count;
        for (int at = 0; at < count; ) {
            int end = Math.min(count, at + STEP - inStep);
            energy += leftWeighting.energy(left, at, end) + rightWeighting.energy(right, at, end);
            inStep += end - at;
            at = end;
            if (inStep == STEP) {
                endStep();
            }
        }
    }

    /** Length of what was taken, in samples of one channel. */
    public long samples() {
        return samples;
    }

    /** LUFS; −∞ when nothing was as loud as −70 LUFS, or nothing lasted 400 ms. */
    public double integrated() {
        int gate = (int) Math.floor((mean(0) + RELATIVE_GATE - FLOOR) * BINS_PER_LU);
        return mean(Math.max(0, gate));
    }

    private void endStep() {
        System.arraycopy(steps, 1, steps, 0, STEPS - 1);
        steps[STEPS - 1] = energy / STEP;
        energy = 0;
        inStep = 0;
        stepsTaken++;
        if (stepsTaken < STEPS) {
            return;
        }
        double block = (steps[0] + steps[1] + steps[2] + steps[3]) / STEPS;
        double loudness = loudness(block);
        if (loudness > FLOOR) {
            int bin = (int) Math.min(BINS - 1, (loudness - FLOOR) * BINS_PER_LU);
            energies[bin] += block;
            counts[bin]++;
        }
    }

    private double mean(int fromBin) {
        double sum = 0;
        long count = 0;
        for (int bin = fromBin; bin < BINS; bin++) {
            sum += energies[bin];
            count += counts[bin];
        }
        return count == 0 ? Double.NEGATIVE_INFINITY : loudness(sum / count);
    }

    private static double loudness(double meanSquare) {
        return OFFSET + 10 * Math.log10(meanSquare);
    }
}

package dev.storyreel.media.sound;

import java.util.OptionalDouble;

/**
 * How often a recording is how loud; tells what is voice from what is the room, or the music, behind it. Needs the same memory
 * however long the recording is. For one thread.
 */
final class LevelHistogram {
    /** Decibels of full scale: what is quieter counts as this. */
    static final double SILENCE = -100;

    private static final int BINS_PER_DB = 2;
    private static final int BINS = 120 * BINS_PER_DB;

    /** What is so far below the loud parts, in decibels, is silence, however far. */
    private static final int DEEPEST = 50 * BINS_PER_DB;

    /** What counts as loud: the share of what is louder. */
    private static final double LOUD = 0.05;

    /** Voice that is not so much louder than the rest, in decibels, cannot be told from it. */
    private static final double CONTRAST = 6;

    private final long[] counts = new long[BINS];
    private long total;

    /** @param level decibels of full scale */
    void add(double level) {
        counts[(int) Math.clamp((level - SILENCE) * BINS_PER_DB, 0, BINS - 1)]++;
        total++;
    }

    /**
     * The level between voice and the rest: where the levels on both sides of it are most alike (Otsu's method).
     *
     * @return empty where all is about equally loud
     */
    OptionalDouble threshold() {
        int floor = Math.max(0, loud() - DEEPEST);
        double sumOfAll = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sumOfAll += (double) counts[bin] * Math.max(bin, floor);
        }
        double sumBelow = 0;
        long below = 0;
        double best = 0;
        int first = -1;
        int last = -1;
        double apart = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            below += counts[bin];
            sumBelow += (double) counts[bin] * Math.max(bin, floor);
            long above = total - below;
            if (below == 0 || above == 0 || bin < floor) {
                continue;
            }
            double difference = (sumOfAll - sumBelow) / above - sumBelow / below;
            double between = difference * difference * below * above;
            if (between > best) {
                best = between;
                first = bin;
                apart = difference;
            }
            last = between == best ? bin : last;
        }
        // nothing is as loud as what lies between first and last: the middle is the safest
        return apart < CONTRAST * BINS_PER_DB
                ? OptionalDouble.empty()
                : OptionalDouble.of(SILENCE + (first + last + 2) / 2.0 / BINS_PER_DB);
    }

    private int loud() {
        long louder = 0;
        for (int bin = BINS - 1; bin > 0; bin--) {
            louder += counts[bin];
            if (louder > LOUD * total) {
                return bin;
            }
        }
        return 0;
    }
}

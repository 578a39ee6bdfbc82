package dev.storyreel.dub.align;

/** The speeds a plan chooses from, by their numbers: hundredths from 0.85 to 1.3. */
final class Speeds {
    static final double SLOWEST = 0.85;
    static final double FASTEST = 1.3;

    /** How many there are. */
    static final int COUNT = 46;

    /** How far apart the speeds of two neighbours may be: 0.1. */
    static final int MOST_JUMP = 10;

    private static final int SLOWEST_HUNDREDTHS = 85;

    private Speeds() {}

    static double of(int number) {
        return (SLOWEST_HUNDREDTHS + number) / 100.0;
    }

    /** How long a line is at a speed, in whole samples, so that it is neither faster than the fastest nor slower than the slowest. */
    static long length(long natural, int number) {
        double length = natural / of(number);
        return Math.max(1, (long) (number > 100 - SLOWEST_HUNDREDTHS ? Math.ceil(length) : Math.floor(length)));
    }
}

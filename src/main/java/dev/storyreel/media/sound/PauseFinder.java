package dev.storyreel.media.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Finds where to cut a stretch of some seconds, of which it holds the level of each window. For one thread. */
final class PauseFinder {
    /** A pause that is so much below the voice, in decibels, is deep; what is deeper is no better. */
    private static final double DEEP = 30;

    /** Windows that are to be quiet together where nobody pauses. */
    private static final int MOMENT = 10;

    /** So many quiet windows together are no part of what is said: a fifth of a second. */
    private static final int PAUSE = 20;

    private final List<Window> windows = new ArrayList<>();

    private record Window(long start, double level) {}

    /** Takes the next window, of {@link WindowLevels#WINDOW} samples. */
    void add(long start, double level) {
        windows.add(new Window(start, level));
    }

    /**
     * Where to cut.
     *
     * @param at the sample
     * @param inPause whether nobody speaks there: it is no gap within what is said
     */
    record Cut(long at, boolean inPause) {}

    /** Where to cut; begins anew. */
    Cut cut() {
        LevelHistogram levels = new LevelHistogram();
        WindowLevels.Smoothed smoothed = new WindowLevels.Smoothed();
        windows.forEach(window -> levels.add(smoothed.next(window.level())));
        OptionalDouble threshold = levels.threshold();
        Cut cut = threshold.isPresent()
                ? middleOfPause(threshold.getAsDouble())
                : new Cut(windows.get(quietest()).start(), false);
        windows.clear();
        return cut;
    }

    /** Of the pause that is the longest and deepest together. */
    private Cut middleOfPause(double threshold) {
        int best = 0;
        int length = 0;
        double most = -1;
        for (int from = 0; from < windows.size(); ) {
            int to = from;
            double depth = 0;
            for (; to < windows.size() && windows.get(to).level() <= threshold; to++) {
                depth += Math.min(DEEP, threshold - windows.get(to).level());
            }
            if (to > from && depth > most) {
                most = depth;
                best = (from + to) / 2;
                length = to - from;
            }
            from = to + 1;
        }
        return new Cut(windows.get(best).start(), length >= PAUSE);
    }

    private int quietest() {
        int length = Math.min(MOMENT, windows.size());
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from + length <= windows.size(); from++) {
            double sum = 0;
            for (int i = from; i < from + length; i++) {
                sum += windows.get(i).level();
            }
            if (sum < least) {
                least = sum;
                best = from + length / 2;
            }
        }
        return best;
    }
}

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

    private final List<Window> windows = new ArrayList<>();

    private record Window(long start, double level) {}

    /** Takes the next window, of {@link WindowLevels#WINDOW} samples. */
    void add(long start, double level) {
        windows.add(new Window(start, level));
    }

    /** The sample to cut at; begins anew. */
    long cut() {
        LevelHistogram levels = new LevelHistogram();
        WindowLevels.Smoothed smoothed = new WindowLevels.Smoothed();
        windows.forEach(window -> levels.add(smoothed.next(window.level())));
        OptionalDouble threshold = levels.threshold();
        int index = threshold.isPresent() ? middleOfPause(threshold.getAsDouble()) : quietest();
        long cut = windows.get(index).start();
        windows.clear();
        return cut;
    }

    /** Of the pause that is the longest and deepest together. */
    private int middleOfPause(double threshold) {
        int best = 0;
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
            }
            from = to + 1;
        }
        return best;
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

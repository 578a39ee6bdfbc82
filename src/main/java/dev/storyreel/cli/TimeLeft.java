package dev.storyreel.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Estimates the time left from the progress since the first look. */
final class TimeLeft {
    private final LongSupplier nanoTime;
    private final long start;
    private int first = -1;

    TimeLeft(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** E.g. {@code , about 1:05 left}, or nothing while there is too little to go by. */
    String after(int percent) {
        if (first < 0) {
            first = percent;
        }
        int gained = percent - first;
        if (gained < 5 || percent >= 100) {
            return "";
        }
        long left = Duration.ofNanos(nanoTime.getAsLong() - start).toSeconds() * (100 - percent) / gained;
        return ", about %d:%02d left".formatted(left / 60, left % 60);
    }
}

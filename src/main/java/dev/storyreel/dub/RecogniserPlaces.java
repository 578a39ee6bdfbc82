package dev.storyreel.dub;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces of recordings are written down at once in this process: two, as each has up to 20 MB in memory, but one where whoever
 * writes them down had no place for the second a short while ago. Safe for use by many threads.
 */
final class RecogniserPlaces {
    private static final int AT_ONCE = 2;
    private static final Duration SHORT_WHILE = Duration.ofMinutes(10);

    private final Map<String, Integer> taken = new HashMap<>();

    /** Before that, as {@link System#nanoTime} tells, they have said that there is no place. */
    private final Map<String, Long> busyUntil = new HashMap<>();

    /** Before that there is one place. */
    private final Map<String, Long> oneUntil = new HashMap<>();

    private int all;

    /**
     * Takes a place, if there is one.
     *
     * @param who writes it down
     */
    synchronized boolean take(String who) {
        int places = isBefore(oneUntil.get(who)) ? 1 : AT_ONCE;
        if (isBefore(busyUntil.get(who)) || all == AT_ONCE || taken.getOrDefault(who, 0) >= places) {
            return false;
        }
        taken.merge(who, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void giveBack(String who) {
        taken.merge(who, -1, Integer::sum);
        all--;
    }

    /** They had no place for one that has taken one here. */
    synchronized void noteBusy(String who, Duration wait) {
        busyUntil.merge(who, System.nanoTime() + wait.toNanos(), (a, b) -> a - b > 0 ? a : b);
        if (taken.getOrDefault(who, 0) > 1) {
            oneUntil.put(who, System.nanoTime() + SHORT_WHILE.toNanos());
        }
    }

    private static boolean isBefore(@Nullable Long time) {
        return time != null && System.nanoTime() - time < 0;
    }
}

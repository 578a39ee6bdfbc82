package dev.storyreel.dub;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many pieces of recordings are written down at once in this process: two, as each has up to 20 MB in memory, or as many as whoever
 * writes them down has turned out to take. Safe for use by many threads.
 */
final class RecogniserPlaces {
    private static final int AT_ONCE = 2;

    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();

    /** Before that, as {@link System#nanoTime} tells, they have said that there is no place. */
    private final Map<String, Long> busyUntil = new HashMap<>();

    private int all;

    /**
     * Takes a place, if there is one.
     *
     * @param who writes it down
     */
    synchronized boolean take(String who) {
        boolean busy = busyUntil.containsKey(who) && System.nanoTime() - busyUntil.get(who) < 0;
        if (busy || all == AT_ONCE || taken.getOrDefault(who, 0) >= most.getOrDefault(who, AT_ONCE)) {
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
        most.put(who, Math.max(1, taken.getOrDefault(who, 1) - 1));
        busyUntil.merge(who, System.nanoTime() + wait.toNanos(), (a, b) -> a - b > 0 ? a : b);
    }
}

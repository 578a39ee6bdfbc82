package dev.storyreel.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many within so long a time, then no more. Not safe for use by many threads at once. */
final class RestartBudget {
    private final int count;
    private final long withinNanos;
    private final Deque<Long> taken = new ArrayDeque<>();

    RestartBudget(int count, Duration within) {
        this.count = count;
        this.withinNanos = within.toNanos();
    }

    boolean take() {
        return takeAt(System.nanoTime());
    }

    boolean takeAt(long nanos) {
        while (!taken.isEmpty() && nanos - taken.getFirst() > withinNanos) {
            taken.removeFirst();
        }
        if (taken.size() >= count) {
            return false;
        }
        taken.addLast(nanos);
        return true;
    }
}

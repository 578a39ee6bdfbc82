package dev.storyreel.endtoend;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
final class Patience {
    /** Long enough for several whole servers on a busy machine; a test that waits for it has failed. */
    static final Duration DEADLINE = Duration.ofMinutes(4);

    private Patience() {}

    /** Waits for a condition; fails with its name when it does not come. */
    static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE.toNanos()) {
                throw new AssertionError("waited in vain until " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}

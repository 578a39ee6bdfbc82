package dev.storyreel.provider.offline;

import java.util.concurrent.Semaphore;

/**
 * Leave to compute. Offline providers burn cores and hold pictures in memory, where others only wait for an answer: no more
 * of them work at once than this machine has cores, and who came first goes first, so that a film's first scenes are ready
 * to be rendered while its last are still drawn.
 */
public final class ComputeTurn implements AutoCloseable {
    private static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private ComputeTurn() {}

    /** Waits for a turn; closing it, once, lets the next one in. */
    public static ComputeTurn await() throws InterruptedException {
        FREE.acquire();
        return new ComputeTurn();
    }

    @Override
    public void close() {
        FREE.release();
    }
}

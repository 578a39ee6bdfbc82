package dev.storyreel.media;

import java.util.concurrent.Semaphore;

/**
 * Leave to hold large pictures in memory. Frames of 4K are four times as large as usual ones: of work that holds such, only as much goes on at
 * once as the heap has room for. Who came first goes first. Nobody waits for a share who has one, so no two wait for each other.
 */
public final class HeapShare implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;

    /** What all else takes: a server at work has some 95 MB, and a picture is decoded, though never a second one. */
    private static final int RESERVED = 116;
    /** For one who works alone, in whatever heap. */
    private static final int LEAST = 40;
    /** The rest is where new and short-lived objects are. */
    private static final double USABLE = 0.85;

    private static final int ALL =
            (int) Math.max(LEAST, Runtime.getRuntime().maxMemory() / (double) MEGABYTE * USABLE - RESERVED);

    private static final Semaphore FREE = new Semaphore(ALL, true);

    private final int megabytes;

    private HeapShare(int megabytes) {
        this.megabytes = megabytes;
    }

    /**
     * Waits for a share; closing it, once, gives it back. Who needs more than there is works alone.
     *
     * @param bytes that are held at most
     */
    public static HeapShare await(long bytes) throws InterruptedException {
        HeapShare share = new HeapShare((int) Math.min(ALL, bytes / MEGABYTE + 1));
        FREE.acquire(share.megabytes);
        return share;
    }

    @Override
    public void close() {
        FREE.release(megabytes);
    }
}

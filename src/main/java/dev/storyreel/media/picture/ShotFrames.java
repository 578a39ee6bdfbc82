package dev.storyreel.media.picture;

/** Gives the frames of a shot; quickest when asked for one after the other. For one thread. */
@FunctionalInterface
public interface ShotFrames extends AutoCloseable {
    /**
     * Writes {@link FrameComposer#frameBytes} of planar YUV 4:2:0 into the array, from {@code offset} on.
     *
     * @param frame counted from the shot's first, from 0
     * @param closer magnification beyond the shot's own, 1–2
     */
    void compose(int frame, double closer, byte[] target, int offset) throws InterruptedException;

    /** Frees what it holds, whatever the outcome. */
    @Override
    default void close() {}
}

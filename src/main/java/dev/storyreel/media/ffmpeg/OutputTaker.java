package dev.storyreel.media.ffmpeg;

/** Takes what a process writes, on a thread of its own; must not fail. */
@FunctionalInterface
public interface OutputTaker {
    /**
     * @param length bytes of the block that were filled, at least one; the block is used again
     * @throws InterruptedException when nobody wants any more
     */
    void take(byte[] block, int length) throws InterruptedException;

    /** After the last block, whatever the outcome. */
    default void end() {}
}

package dev.storyreel.media.picture;

/** Gives the frames of a segment; quickest when asked for one after the other. For one thread. */
@FunctionalInterface
public interface FrameSource extends AutoCloseable {
    /**
     * @param frame counted from the segment's first, from 0
     * @param target takes planar YUV 4:2:0, {@link FrameComposer#frameBytes} long
     */
    void compose(int frame, byte[] target) throws InterruptedException;

    /** Frees what it holds, whatever the outcome. */
    @Override
    default void close() {}

    /** A shot's frames from one of them on. */
    static FrameSource of(ShotFrames shot, int from) {
        return new FrameSource() {
            @Override
            public void compose(int frame, byte[] target) throws InterruptedException {
                shot.compose(from + frame, 1, target, 0);
            }

            @Override
            public void close() {
                shot.close();
            }
        };
    }
}

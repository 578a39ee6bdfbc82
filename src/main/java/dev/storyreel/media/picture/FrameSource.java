package dev.storyreel.media.picture;

/** Gives the frames of a segment, in any order. For one thread. */
@FunctionalInterface
public interface FrameSource {
    /**
     * @param frame counted from the segment's first, from 0
     * @param target takes planar YUV 4:2:0, {@link FrameComposer#frameBytes} long
     */
    void compose(int frame, byte[] target);
}

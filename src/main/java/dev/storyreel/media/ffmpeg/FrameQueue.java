package dev.storyreel.media.ffmpeg;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Cuts a process's output into frames and keeps a few ready, so that decoding overlaps with what is done with them. When
 * nobody takes them, the process waits: it never runs further ahead. A few buffers go round; nothing is allocated per frame.
 */
final class FrameQueue implements OutputTaker {
    private static final int BUFFERS = 2;
    private static final byte[] END = {};

    private final int frameBytes;
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<byte[]> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private byte[] current = END;
    private int filled;

    FrameQueue(int frameBytes) {
        this.frameBytes = frameBytes;
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new byte[frameBytes]);
        }
    }

    @Override
    public void take(byte[] block, int length) throws InterruptedException {
        for (int done = 0; done < length; ) {
            if (filled == 0) {
                current = empty.take();
            }
            int part = Math.min(length - done, frameBytes - filled);
            System.arraycopy(block, done, current, filled, part);
            filled += part;
            done += part;
            if (filled == frameBytes) {
                filled = 0;
                full.put(current);
            }
        }
    }

    @Override
    public void end() {
        // there is room: what is full and this are never more
        full.add(END);
    }

    /** Waits for a frame and copies it; false when there is none any more. */
    boolean next(byte[] target) throws InterruptedException {
        byte[] frame = full.take();
        if (frame.length == 0) {
            // for whoever asks again
            full.add(END);
            return false;
        }
        System.arraycopy(frame, 0, target, 0, frameBytes);
        empty.put(frame);
        return true;
    }
}

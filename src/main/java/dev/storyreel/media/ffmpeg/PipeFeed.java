package dev.storyreel.media.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a process's standard input from a thread of its own, so that composing the next block overlaps with handing over
 * the last, and so that the composing thread can always be interrupted: a write to a process that hangs cannot. Two
 * buffers go round; nothing is allocated per block.
 */
final class PipeFeed {
    private static final int BUFFERS = 2;

    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Thread writer;
    private volatile @Nullable IOException broken;

    /** @param length bytes to write; none ends the feed */
    private record Block(byte[] bytes, int length) {}

    PipeFeed(String name, OutputStream pipe, int blockBytes) {
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new byte[blockBytes]);
        }
        this.writer = Thread.ofPlatform().daemon().name(name).start(() -> write(pipe));
    }

    /**
     * A buffer to fill.
     *
     * @throws IOException when the process takes no more
     */
    byte[] take() throws InterruptedException, IOException {
        byte[] buffer = empty.take();
        throwIfBroken();
        return buffer;
    }

    /** Hands over a buffer from {@link #take} with its first {@code length} bytes filled, at least one. */
    void put(byte[] buffer, int length) throws InterruptedException {
        full.put(new Block(buffer, length));
    }

    /**
     * Waits until all is written and the process's standard input is closed.
     *
     * @throws IOException when the process took less
     */
    void finish() throws InterruptedException, IOException {
        full.put(new Block(new byte[0], 0));
        writer.join();
        throwIfBroken();
    }

    /** Ends the thread; the process must have been killed, so that a write cannot block. */
    void abandon() {
        writer.interrupt();
    }

    private void throwIfBroken() throws IOException {
        IOException cause = broken;
        if (cause != null) {
            throw new IOException(cause.getMessage(), cause);
        }
    }

    private void write(OutputStream pipe) {
        try (pipe) {
            for (Block block = full.take(); block.length > 0; block = full.take()) {
                pipe.write(block.bytes, 0, block.length);
                empty.put(block.bytes);
            }
        } catch (IOException e) {
            broken = e;
            // wakes whoever waits for a buffer; when there is no place for it, nobody waits
            empty.offer(new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

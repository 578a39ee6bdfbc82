package dev.storyreel.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;

/** Hands on a process's output, block by block, on a thread of its own until it ends. */
final class OutputReader {
    private static final int BLOCK_BYTES = 1 << 16;

    private final Thread reader;

    OutputReader(String name, InputStream stream, OutputTaker taker) {
        this.reader = Thread.ofPlatform().daemon().name(name).start(() -> drain(stream, taker));
    }

    /** Waits until the output has ended. */
    void await() throws InterruptedException {
        reader.join();
    }

    /** Wakes a taker that waits; the process must have been killed, so that a read cannot block. */
    void abandon() {
        reader.interrupt();
    }

    private static void drain(InputStream stream, OutputTaker taker) {
        // closed when the taker fails, so that the process does too instead of waiting for a reader
        try (stream) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = stream.read(block); read > 0; read = stream.read(block)) {
                taker.take(block, read);
            }
        } catch (IOException killed) {
            // its streams are closed under us: what was read so far is all there is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            taker.end();
        }
    }
}

package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is to come in.
 *
 * @param size bytes
 * @param sha256 of them all, lower-case hexadecimal
 */
public record ExpectedBytes(long size, String sha256) {
    public ExpectedBytes {
        if (size <= 0 || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a size and a SHA-256: " + size + ", " + sha256);
        }
    }

    /**
     * Reads a file to see that it has these bytes.
     *
     * @throws StoryreelException {@link StorageError#SIZE_MISMATCH}, {@link StorageError#CHECKSUM_MISMATCH}
     */
    public void requireIn(Path file) throws IOException {
        try (InputStream in = new ExpectedStream(Files.newInputStream(file), this)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** @throws StoryreelException {@link StorageError#SIZE_MISMATCH} */
    public void requireSize(long found) {
        if (found != size) {
            throw new StoryreelException(
                    StorageError.SIZE_MISMATCH, found + " bytes came instead of the " + size + " that were announced");
        }
    }
}

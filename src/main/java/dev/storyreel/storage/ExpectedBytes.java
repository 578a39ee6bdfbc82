package dev.storyreel.storage;

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
}

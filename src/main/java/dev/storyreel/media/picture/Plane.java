package dev.storyreel.media.picture;

/**
 * Samples column by column, so that a frame's columns can be blended a run at a time.
 *
 * @param samples 8 bit each; has room for a multiple of {@link PackedBytes#LANES} columns
 * @param width columns, at least 2
 * @param height samples of a column that count, at least 2
 * @param pitch from the start of a column to that of the next, a multiple of {@link PackedBytes#LANES}
 */
record Plane(byte[] samples, int width, int height, int pitch) {
    static Plane blank(int width, int height) {
        int pitch = PackedBytes.roundedUp(height);
        return new Plane(new byte[PackedBytes.roundedUp(width) * pitch], width, height, pitch);
    }
}

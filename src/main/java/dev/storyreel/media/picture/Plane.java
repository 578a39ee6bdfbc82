package dev.storyreel.media.picture;

/**
 * @param samples 8 bit each, row by row without gaps
 * @param width samples a row
 * @param height rows
 */
record Plane(byte[] samples, int width, int height) {
    Plane(int width, int height) {
        this(new byte[width * height], width, height);
    }
}

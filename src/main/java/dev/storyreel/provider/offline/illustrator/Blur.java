package dev.storyreel.provider.offline.illustrator;

/** Three box blurs in each direction, which come close to a Gaussian (P. Kovesi, "Fast Almost-Gaussian Filtering", 2010). */
final class Blur {
    private Blur() {}

    /**
     * Blurs a plane of 0–255 in place.
     *
     * @param radius pixels of each box
     */
    static void plane(byte[] plane, int width, int height, int radius) {
        if (radius < 1) {
            return;
        }
        byte[] line = new byte[Math.max(width, height)];
        for (int pass = 0; pass < 3; pass++) {
            for (int y = 0; y < height; y++) {
                box(plane, y * width, 1, width, radius, line);
            }
            for (int x = 0; x < width; x++) {
                box(plane, x, width, height, radius, line);
            }
        }
    }

    private static void box(byte[] plane, int from, int step, int length, int radius, byte[] line) {
        int sum = 0;
        int span = 2 * radius + 1;
        for (int i = 0; i < Math.min(radius, length); i++) {
            sum += plane[from + i * step] & 255;
        }
        for (int i = 0; i < length; i++) {
            if (i + radius < length) {
                sum += plane[from + (i + radius) * step] & 255;
            }
            if (i - radius - 1 >= 0) {
                sum -= plane[from + (i - radius - 1) * step] & 255;
            }
            line[i] = (byte) (sum / span);
        }
        for (int i = 0; i < length; i++) {
            plane[from + i * step] = line[i];
        }
    }
}

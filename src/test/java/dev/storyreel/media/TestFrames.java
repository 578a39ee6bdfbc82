package dev.storyreel.media;

import java.awt.image.BufferedImage;

/** Makes frames visible, and compares them as an eye would. */
public final class TestFrames {
    private static final int BLOCK = 8;
    /** Those of the structural similarity index (Wang, Bovik, Sheikh, Simoncelli 2004) for 8 bits. */
    private static final double C1 = 6.5025;

    private static final double C2 = 58.5225;

    private TestFrames() {}

    /** @param frame planar YUV 4:2:0 of BT.709 in limited range */
    public static BufferedImage rgb(byte[] frame, Canvas canvas) {
        BufferedImage image = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_RGB);
        int pixels = canvas.width() * canvas.height();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                int chroma = y / 2 * (canvas.width() / 2) + x / 2;
                double luma = ((frame[y * canvas.width() + x] & 0xff) - 16) * 255 / 219.0;
                double blue = ((frame[pixels + chroma] & 0xff) - 128) * 255 / 224.0;
                double red = ((frame[pixels + pixels / 4 + chroma] & 0xff) - 128) * 255 / 224.0;
                double r = luma + 1.5748 * red;
                double b = luma + 1.8556 * blue;
                double g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152;
                image.setRGB(x, y, channel(r) << 16 | channel(g) << 8 | channel(b));
            }
        }
        return image;
    }

    private static int channel(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    /**
     * The structural similarity of the two in the block of 8×8 pixels, and the channel, where they are least alike: 1 where
     * nothing differs.
     */
    static double leastAlike(BufferedImage one, BufferedImage other) {
        double least = 1;
        for (int y = 0; y + BLOCK <= one.getHeight(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= one.getWidth(); x += BLOCK) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    least = Math.min(least, similarity(block(one, x, y, shift), block(other, x, y, shift)));
                }
            }
        }
        return least;
    }

    private static int[] block(BufferedImage image, int x, int y, int shift) {
        int[] values = image.getRGB(x, y, BLOCK, BLOCK, null, 0, BLOCK);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] >> shift & 0xff;
        }
        return values;
    }

    private static double similarity(int[] one, int[] other) {
        double a = mean(one, one, false);
        double b = mean(other, other, false);
        double varianceOfOne = mean(one, one, true) - a * a;
        double varianceOfOther = mean(other, other, true) - b * b;
        double covariance = mean(one, other, true) - a * b;
        return (2 * a * b + C1)
                * (2 * covariance + C2)
                / ((a * a + b * b + C1) * (varianceOfOne + varianceOfOther + C2));
    }

    private static double mean(int[] one, int[] other, boolean product) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += product ? one[i] * other[i] : one[i];
        }
        return sum / one.length;
    }
}

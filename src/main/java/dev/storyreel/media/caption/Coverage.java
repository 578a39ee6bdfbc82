package dev.storyreel.media.caption;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * How much of each pixel something covers.
 *
 * @param samples 0–255, row by row
 */
record Coverage(byte[] samples, int width, int height) {
    /** What the painting leaves on a clear ground. */
    static Coverage of(int width, int height, Consumer<Graphics2D> painting) {
        int[] pixels = painted(width, height, painting);
        byte[] samples = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            samples[i] = (byte) (pixels[i] >>> 24);
        }
        return new Coverage(samples, width, height);
    }

    static Coverage of(int width, int height, Shape shape) {
        byte[] samples = new byte[width * height];
        Rectangle bounds = shape.getBounds();
        bounds.grow(1, 1);
        Rectangle part = bounds.intersection(new Rectangle(width, height));
        if (!part.isEmpty()) {
            // most shapes are one word of many
            int[] pixels = painted(part.width, part.height, g -> {
                g.translate(-part.x, -part.y);
                g.fill(shape);
            });
            for (int i = 0; i < pixels.length; i++) {
                samples[(part.y + i / part.width) * width + part.x + i % part.width] = (byte) (pixels[i] >>> 24);
            }
        }
        return new Coverage(samples, width, height);
    }

    /** Premultiplied ARGB. */
    static int[] painted(int width, int height, Consumer<Graphics2D> painting) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            // without it shapes are moved to whole pixels
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(Color.BLACK);
            painting.accept(g);
        } finally {
            g.dispose();
        }
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    int at(int index) {
        return samples[index] & 0xff;
    }

    /** The same, further down and blurred: three passes of a box are close to a bell. */
    Coverage shadow(int radius, int drop) {
        byte[] moved = new byte[samples.length];
        System.arraycopy(
                samples, 0, moved, Math.min(moved.length, drop * width), Math.max(0, moved.length - drop * width));
        for (int pass = 0; pass < 3; pass++) {
            blur(moved, height, width, width, 1, radius);
            blur(moved, width, height, 1, width, radius);
        }
        return new Coverage(moved, width, height);
    }

    private static void blur(byte[] samples, int rows, int length, int rowStep, int step, int radius) {
        int box = 2 * radius + 1;
        int[] line = new int[length + 2 * radius + 1];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(line, 0);
            for (int i = 0; i < length; i++) {
                line[i + radius] = samples[row * rowStep + i * step] & 0xff;
            }
            int sum = 0;
            for (int i = 0; i < 2 * radius; i++) {
                sum += line[i];
            }
            for (int i = 0; i < length; i++) {
                sum += line[i + 2 * radius];
                samples[row * rowStep + i * step] = (byte) (sum / box);
                sum -= line[i];
            }
        }
    }
}

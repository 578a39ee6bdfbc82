package dev.storyreel.media.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/** Reads a decoded picture, of any kind, as sRGB over black, a few rows at a time. */
final class RgbRows {
    /** Rows that are converted at once. */
    static final int STRIP = 64;

    private final BufferedImage image;
    private final BufferedImage strip;
    private final int[] pixels;

    RgbRows(BufferedImage image) {
        this.image = image;
        this.strip = new BufferedImage(image.getWidth(), STRIP, BufferedImage.TYPE_INT_RGB);
        this.pixels = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
    }

    /** Up to {@link #STRIP} rows from {@code top} on, {@code 0xRRGGBB} for each pixel; valid until the next call. */
    int[] from(int top) {
        // Java takes grey to be linear light; pictures' grey is not
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            readGrey(top);
        } else {
            draw(top);
        }
        return pixels;
    }

    private void draw(int top) {
        Graphics2D graphics = strip.createGraphics();
        try {
            graphics.setColor(Color.BLACK);
            graphics.fillRect(0, 0, strip.getWidth(), STRIP);
            graphics.drawImage(image, 0, -top, null);
        } finally {
            graphics.dispose();
        }
    }

    private void readGrey(int top) {
        Raster raster = image.getRaster();
        boolean alpha = image.getColorModel().hasAlpha();
        int max = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        int rows = Math.min(STRIP, image.getHeight() - top);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int grey = raster.getSample(x, top + y, 0) * 255 / max;
                int shown = alpha ? grey * raster.getSample(x, top + y, 1) / max : grey;
                pixels[y * image.getWidth() + x] = shown * 0x010101;
            }
        }
    }
}

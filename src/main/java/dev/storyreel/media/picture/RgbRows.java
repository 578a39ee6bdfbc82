package dev.storyreel.media.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/** Reads a decoded picture, of any kind, as sRGB over black and upright, a few rows at a time. */
final class RgbRows {
    /** Rows that are converted at once. */
    static final int STRIP = 64;

    private final StoredImage image;
    /** What is stored of the rows: rows too, or columns. */
    private final BufferedImage strip;

    private final int[] stored;
    /** Null where what is stored are the rows. */
    private final int @Nullable [] rows;

    RgbRows(StoredImage image) {
        this.image = image;
        Rectangle part = part(0);
        this.strip = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
        this.stored = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
        this.rows = image.orientation().equals(Orientation.UPRIGHT) ? null : new int[stored.length];
    }

    /** Up to {@link #STRIP} rows from {@code top} on, {@code 0xRRGGBB} for each pixel; valid until the next call. */
    int[] from(int top) {
        Rectangle part = part(top);
        // Java takes grey to be linear light; pictures' grey is not
        if (image.pixels().getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            readGrey(part);
        } else {
            draw(part);
        }
        if (rows == null) {
            return stored;
        }
        turn(rows);
        return rows;
    }

    private Rectangle part(int top) {
        return image.orientation()
                .stored(
                        new Rectangle(0, top, image.width(), STRIP),
                        image.pixels().getWidth(),
                        image.pixels().getHeight());
    }

    private void draw(Rectangle part) {
        Graphics2D graphics = strip.createGraphics();
        try {
            graphics.setColor(Color.BLACK);
            graphics.fillRect(0, 0, strip.getWidth(), strip.getHeight());
            graphics.drawImage(image.pixels(), -part.x, -part.y, null);
        } finally {
            graphics.dispose();
        }
    }

    private void readGrey(Rectangle part) {
        Raster raster = image.pixels().getRaster();
        boolean alpha = image.pixels().getColorModel().hasAlpha();
        int max = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        Rectangle there = part.intersection(raster.getBounds());
        for (int y = there.y; y < there.y + there.height; y++) {
            for (int x = there.x; x < there.x + there.width; x++) {
                int grey = raster.getSample(x, y, 0) * 255 / max;
                int shown = alpha ? grey * raster.getSample(x, y, 1) / max : grey;
                stored[(y - part.y) * part.width + x - part.x] = shown * 0x010101;
            }
        }
    }

    private void turn(int[] rows) {
        Orientation orientation = image.orientation();
        int width = strip.getWidth();
        int height = strip.getHeight();
        for (int y = 0; y < STRIP; y++) {
            for (int x = 0; x < image.width(); x++) {
                int across = orientation.turned() ? y : x;
                int down = orientation.turned() ? x : y;
                int column = orientation.mirroredAcross() ? width - 1 - across : across;
                int row = orientation.mirroredDown() ? height - 1 - down : down;
                rows[y * image.width() + x] = stored[row * width + column];
            }
        }
    }
}

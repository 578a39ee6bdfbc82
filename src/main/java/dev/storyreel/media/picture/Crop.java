package dev.storyreel.media.picture;

import dev.storyreel.media.Canvas;
import java.awt.Rectangle;

/**
 * The middle part of a picture that covers a canvas.
 *
 * @param x left edge in source pixels
 * @param y top edge in source pixels
 * @param width source pixels, not whole
 * @param height source pixels, not whole
 */
record Crop(double x, double y, double width, double height) {
    static Crop covering(Canvas canvas, int sourceWidth, int sourceHeight) {
        double scale = Math.min((double) sourceWidth / canvas.width(), (double) sourceHeight / canvas.height());
        double width = canvas.width() * scale;
        double height = canvas.height() * scale;
        return new Crop((sourceWidth - width) / 2, (sourceHeight - height) / 2, width, height);
    }

    /** The whole pixels to decode: the part itself and what the scaler looks at around it. */
    Rectangle region(Canvas canvas, int sourceWidth, int sourceHeight) {
        int margin = 4 + (int) Math.ceil(4 * width / canvas.width());
        Rectangle wanted = new Rectangle(
                (int) Math.floor(x) - margin,
                (int) Math.floor(y) - margin,
                (int) Math.ceil(width) + 2 * margin + 1,
                (int) Math.ceil(height) + 2 * margin + 1);
        return wanted.intersection(new Rectangle(sourceWidth, sourceHeight));
    }
}

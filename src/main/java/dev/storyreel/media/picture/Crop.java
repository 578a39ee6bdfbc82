package dev.storyreel.media.picture;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Focus;
import java.awt.Rectangle;

/**
 * The part of a picture that covers a canvas: as much of it as there can be, around its focus.
 *
 * @param x left edge in source pixels
 * @param y top edge in source pixels
 * @param width source pixels, not whole
 * @param height source pixels, not whole
 */
public record Crop(double x, double y, double width, double height) {
    /** Of a picture of so many pixels. */
    public static Crop covering(Canvas canvas, int sourceWidth, int sourceHeight, Focus focus) {
        double scale = Math.min((double) sourceWidth / canvas.width(), (double) sourceHeight / canvas.height());
        double width = canvas.width() * scale;
        double height = canvas.height() * scale;
        return new Crop(edge(sourceWidth, width, focus.x()), edge(sourceHeight, height, focus.y()), width, height);
    }

    private static double edge(int source, double part, double focus) {
        double room = source - part;
        // rounding may leave a little less than no room
        return room <= 0 ? room / 2 : Math.clamp(focus * source - part / 2, 0, room);
    }

    /** Where in this part a point of the picture is. */
    Focus locate(Focus point, int sourceWidth, int sourceHeight) {
        if (point.equals(Focus.CENTRE)) {
            return point;
        }
        return new Focus(
                Math.clamp((point.x() * sourceWidth - x) / width, 0, 1),
                Math.clamp((point.y() * sourceHeight - y) / height, 0, 1));
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

package dev.storyreel.media.picture;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Focus;

/**
 * A picture cropped to a canvas's shape, on a grid finer than the canvas: frames are interpolated from it, and on the
 * finer grid linear interpolation neither blurs nor shimmers as the picture moves. The samples of all planes, chroma
 * too, stand at the centres of their cells.
 *
 * @param canvas whose shape it has
 * @param luma {@code oversampling} samples for each pixel of the canvas in each direction
 * @param blue Cb, half as many samples in each direction
 * @param red Cr, likewise
 * @param focus where on the canvas what matters most is
 */
public record WorkingPicture(Canvas canvas, Plane luma, Plane blue, Plane red, Focus focus) {
    private static final int FINE_UP_TO_PIXELS = 4_000_000;

    static WorkingPicture blank(Canvas canvas, Focus focus) {
        return blank(canvas, oversampling(canvas), focus);
    }

    static WorkingPicture blank(Canvas canvas, int oversampling, Focus focus) {
        int width = canvas.width() * oversampling;
        int height = canvas.height() * oversampling;
        return new WorkingPicture(
                canvas,
                Plane.blank(width, height),
                Plane.blank(width / 2, height / 2),
                Plane.blank(width / 2, height / 2),
                focus);
    }

    int oversampling() {
        return luma.width() / canvas.width();
    }

    /** Large canvases go without, to bound memory; their pixels are too small for the loss to be seen. */
    static int oversampling(Canvas canvas) {
        return canvas.width() * canvas.height() <= FINE_UP_TO_PIXELS ? 2 : 1;
    }
}

package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;

/**
 * Where captions may be: the part of the canvas that no platform covers with its own buttons and texts. At 1080×1920 that
 * is a centred 900×1400, and above the lowest 350; other canvases have the same margins in proportion.
 *
 * @param left even, pixels
 * @param top even, pixels
 * @param right even, pixels, the column after the last
 * @param bottom even, pixels, the row after the last
 */
record SafeZone(int left, int top, int right, int bottom) {
    private static final double SIDE = 90.0 / 1080;
    private static final double ABOVE = 260.0 / 1920;
    private static final double BELOW = 350.0 / 1920;

    /** The middle of the captions in tall canvases, as a part of the height: below faces, above the thumb. */
    private static final double MIDDLE = 0.70;

    static SafeZone of(Canvas canvas) {
        int left = evenUp(canvas.width() * SIDE);
        return new SafeZone(
                left,
                evenUp(canvas.height() * ABOVE),
                canvas.width() - left,
                canvas.height() - evenUp(canvas.height() * BELOW));
    }

    /** Where a block of this height begins: in the middle of the lower part if tall, else at the bottom. */
    double topOf(double height, Canvas canvas) {
        boolean tall = canvas.height() * 3 > canvas.width() * 4;
        double wanted = tall ? canvas.height() * MIDDLE - height / 2 : bottom - height;
        return Math.max(top, Math.min(wanted, bottom - height));
    }

    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    private static int evenUp(double pixels) {
        return (int) Math.ceil(pixels / 2 - 1e-9) * 2;
    }
}

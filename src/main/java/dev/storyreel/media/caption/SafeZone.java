package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;

/**
 * Where captions may be. Tall canvases are watched in apps that lay their own buttons and texts over them: at 1080×1920 they
 * leave a centred 900×1400, above the lowest 350. On others nothing lies but a player's controls, now and then.
 *
 * @param left even, pixels
 * @param top even, pixels
 * @param right even, pixels, the column after the last
 * @param bottom even, pixels, the row after the last
 */
record SafeZone(int left, int top, int right, int bottom) {
    private static final double TALL_SIDE = 90.0 / 1080;
    private static final double TALL_ABOVE = 260.0 / 1920;
    private static final double TALL_BELOW = 350.0 / 1920;
    private static final double SIDE = 0.05;
    private static final double ABOVE = 0.06;
    private static final double BELOW = 0.085;

    /** The middle of the captions in tall canvases, as a part of the height: below faces, above the thumb. */
    private static final double MIDDLE = 0.70;

    static SafeZone of(Canvas canvas) {
        boolean tall = isTall(canvas);
        int left = evenUp(canvas.width() * (tall ? TALL_SIDE : SIDE));
        return new SafeZone(
                left,
                evenUp(canvas.height() * (tall ? TALL_ABOVE : ABOVE)),
                canvas.width() - left,
                canvas.height() - evenUp(canvas.height() * (tall ? TALL_BELOW : BELOW)));
    }

    /** Where a block of this height begins: in the middle of the lower part if tall, else at the bottom. */
    double topOf(double height, Canvas canvas) {
        double wanted = isTall(canvas) ? canvas.height() * MIDDLE - height / 2 : bottom - height;
        return Math.max(top, Math.min(wanted, bottom - height));
    }

    private static boolean isTall(Canvas canvas) {
        return canvas.height() * 3 > canvas.width() * 4;
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

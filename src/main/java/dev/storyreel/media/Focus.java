package dev.storyreel.media;

/**
 * The point of a picture that matters most: it stays in sight when the picture is cropped, and motion goes towards it.
 *
 * @param x 0 (left edge) to 1 (right edge)
 * @param y 0 (top) to 1 (bottom)
 */
public record Focus(double x, double y) {
    /** The middle. */
    public static final Focus CENTRE = new Focus(0.5, 0.5);

    /** @throws IllegalArgumentException when it lies outside the picture */
    public Focus {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("a focus lies within 0–1, not at " + x + ", " + y);
        }
    }
}

package dev.storyreel.media.picture;

import java.awt.image.BufferedImage;

/**
 * A decoded picture as it was stored.
 *
 * @param orientation how it is to be turned when it is read
 */
record StoredImage(BufferedImage pixels, Orientation orientation) {
    /** Of a picture that is stored upright. */
    StoredImage(BufferedImage pixels) {
        this(pixels, Orientation.UPRIGHT);
    }

    /** As it is seen. */
    int width() {
        return orientation.seen(pixels.getWidth(), pixels.getHeight()).width;
    }

    /** As it is seen. */
    int height() {
        return orientation.seen(pixels.getWidth(), pixels.getHeight()).height;
    }
}

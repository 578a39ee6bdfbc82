package dev.storyreel.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Looks at the head of picture files. */
final class PictureFiles {
    private static final int MAX_SIDE = 16_384;

    private PictureFiles() {}

    /** Whether it is a PNG or JPEG of a sensible size, as far as its head tells: no pixel is decoded. */
    static boolean isReadable(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return isSide(reader.getWidth(0)) && isSide(reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static boolean isSide(int pixels) {
        return pixels >= 1 && pixels <= MAX_SIDE;
    }
}

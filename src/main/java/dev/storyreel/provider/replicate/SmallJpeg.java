package dev.storyreel.provider.replicate;

import dev.storyreel.media.HeapShare;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures small enough to be sent within a request: Replicate takes files up to 256 KB so. */
final class SmallJpeg {
    private static final int MAX_BYTES = 256 << 10;
    private static final float[] QUALITIES = {0.9f, 0.8f, 0.65f, 0.5f, 0.3f, 0.1f};

    /** Of the largest film's frame, decoded. */
    private static final long BYTES = 3L * 3_840 * 2_160;

    private SmallJpeg() {}

    /** The same picture, encoded as well as fits. */
    static byte[] of(byte[] jpeg) throws InterruptedException {
        if (jpeg.length <= MAX_BYTES) {
            return jpeg;
        }
        try (HeapShare _ = HeapShare.await(BYTES)) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            byte[] smaller = jpeg;
            for (int i = 0; i < QUALITIES.length && smaller.length > MAX_BYTES; i++) {
                smaller = encoded(picture, QUALITIES[i]);
            }
            return smaller;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(BufferedImage picture, float quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}

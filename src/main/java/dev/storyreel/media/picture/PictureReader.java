package dev.storyreel.media.picture;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Focus;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.FileImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PNG or JPEG picture that may be hostile: its size is checked before anything is decoded, only the part that
 * will be seen is decoded, and a very fine one is thinned out while it is.
 */
public final class PictureReader {
    /** Pixels that a picture may claim. */
    private static final long MAX_PIXELS = 64_000_000;

    /** Pixels of a row or column: decoders hold whole rows, however few there are. */
    private static final int MAX_SIDE = 32_768;

    /** Bytes of a picture that are held decoded. */
    private static final long MAX_DECODED = 64_000_000;

    /** The same while one is only looked at. */
    private static final long MAX_CHECKED = 4_000_000;

    private static final int USUAL_BYTES_PER_PIXEL = 4;

    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private PictureReader() {}

    /**
     * Reads a picture for a canvas.
     *
     * @throws StoryreelException {@link MediaError#PICTURE_UNREADABLE}, {@link MediaError#PICTURE_TOO_LARGE},
     *     {@link MediaError#FILE_NOT_ACCESSIBLE}, {@link MediaError#RENDER_CANCELLED}
     */
    public static WorkingPicture read(Path file, Canvas canvas, Fit fit, ProcessGroup work)
            throws InterruptedException {
        return with(file, (reader, orientation) -> {
            Dimension size = size(file, reader, orientation);
            var decoder = new Decoder(reader, orientation, work);
            return fit.crops(canvas, size.width, size.height)
                    ? cropped(size, decoder, canvas, fit.focus())
                    : BlurredFill.of(decoder.decode(new Rectangle(size), MAX_DECODED), canvas, fit.focus(), work);
        });
    }

    /**
     * Decodes all of a picture and throws it away, so that one that is cut short is found out too.
     *
     * @return its size in pixels, as it is seen
     * @throws StoryreelException as {@link #read}
     */
    public static Dimension check(Path file, ProcessGroup work) throws InterruptedException {
        return with(file, (reader, orientation) -> {
            var cut = new AtomicBoolean();
            // JPEG's decoder only warns, and goes on with grey
            reader.addIIOReadWarningListener((_, warning) -> {
                if (warning.startsWith("Truncated File")) {
                    cut.set(true);
                }
            });
            Dimension size = size(file, reader, orientation);
            new Decoder(reader, orientation, work).decode(new Rectangle(size), MAX_CHECKED);
            if (cut.get()) {
                throw unreadable(file, "it is cut short", null);
            }
            return size;
        });
    }

    private interface Use<T> {
        T of(ImageReader reader, Orientation orientation) throws IOException, InterruptedException;
    }

    private static <T> T with(Path file, Use<T> use) throws InterruptedException {
        try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(file, input);
            try {
                Orientation orientation = Orientation.of(input);
                reader.setInput(input, true, true);
                return use.of(reader, orientation);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw named(file, e);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(file, e);
        }
    }

    private static ImageReader reader(Path file, FileImageInputStream input) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        String why = Files.size(file) == 0 ? "it is empty" : "it is neither PNG nor JPEG";
        throw unreadable(file, why, null);
    }

    private static Dimension size(Path file, ImageReader reader, Orientation orientation) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
            throw new StoryreelException(
                    MediaError.PICTURE_TOO_LARGE,
                    "the picture " + file.getFileName() + " has " + width + "×" + height + " pixels; at most "
                            + MAX_PIXELS / 1_000_000 + " million are read, and " + MAX_SIDE + " a side");
        }
        return orientation.seen(width, height);
    }

    private static WorkingPicture cropped(Dimension size, Decoder decoder, Canvas canvas, Focus focus)
            throws IOException, InterruptedException {
        Crop crop = Crop.covering(canvas, size.width, size.height, focus);
        Rectangle region = crop.region(canvas, size.width, size.height);
        int thinning = decoder.thinning(region, MAX_DECODED);
        StoredImage image = decoder.decode(region, MAX_DECODED);
        Crop decoded = new Crop(
                (crop.x() - region.x) / thinning,
                (crop.y() - region.y) / thinning,
                crop.width() / thinning,
                crop.height() / thinning);
        WorkingPicture picture = WorkingPicture.blank(canvas, crop.locate(focus, size.width, size.height));
        PictureScaler.scale(image, decoded, picture, decoder.work());
        return picture;
    }

    /** Decodes parts of one picture. */
    private record Decoder(ImageReader reader, Orientation orientation, ProcessGroup work) {
        /**
         * @param region of the picture as it is seen
         * @param bytes how many are held at most
         */
        StoredImage decode(Rectangle region, long bytes) throws IOException, InterruptedException {
            Rectangle stored = orientation.stored(region, reader.getWidth(0), reader.getHeight(0));
            int thinning = thinning(region, bytes);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(stored);
            param.setSourceSubsampling(
                    thinning,
                    thinning,
                    first(stored.width, thinning, orientation.mirroredAcross()),
                    first(stored.height, thinning, orientation.mirroredDown()));
            reader.addIIOReadProgressListener(new StopOnCancel(work));
            BufferedImage image = reader.read(0, param);
            work.checkpoint();
            return new StoredImage(image, orientation);
        }

        int thinning(Rectangle region, long bytes) throws IOException {
            long pixels = bytes / bytesPerPixel();
            int thinning = 1;
            while ((long) region.width * region.height / ((long) thinning * thinning) > pixels) {
                thinning++;
            }
            return thinning;
        }

        /** As it is decoded: up to 8, of four channels of 16 bits. */
        private int bytesPerPixel() throws IOException {
            Iterator<ImageTypeSpecifier> decodedAs = reader.getImageTypes(0);
            int bits = decodedAs.hasNext()
                    ? Arrays.stream(decodedAs.next().getSampleModel().getSampleSize())
                            .sum()
                    : 0;
            return Math.max(USUAL_BYTES_PER_PIXEL, bits / Byte.SIZE);
        }

        /** The first pixel that is kept, so that however a picture is stored the same ones are. */
        private static int first(int length, int thinning, boolean mirrored) {
            int first = Math.min((thinning - 1) / 2, length - 1);
            return mirrored ? (length - 1 - first) % thinning : first;
        }
    }

    private static StoryreelException named(Path file, Exception e) {
        if (e instanceof StoryreelException known) {
            return known;
        }
        if (e instanceof FileNotFoundException) {
            return new StoryreelException(MediaError.FILE_NOT_ACCESSIBLE, "cannot open the picture " + file, e);
        }
        // some decoders wrap whatever stops them
        if (e.getCause() instanceof OutOfMemoryError) {
            return outOfMemory(file, e);
        }
        return unreadable(file, "it is damaged (" + e.getMessage() + ")", e);
    }

    /** Nothing but the one picture is lost by it, so others can go on. */
    private static StoryreelException outOfMemory(Path file, Throwable cause) {
        return new StoryreelException(
                MediaError.OUT_OF_MEMORY, "there is not enough memory for the picture " + file.getFileName(), cause);
    }

    private static StoryreelException unreadable(Path file, String why, @Nullable Exception cause) {
        return new StoryreelException(
                MediaError.PICTURE_UNREADABLE, "the picture " + file.getFileName() + " cannot be read: " + why, cause);
    }

    /** Large pictures take seconds to decode: looks now and then whether anyone still wants them. */
    private record StopOnCancel(ProcessGroup work) implements IIOReadProgressListener {
        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (Thread.currentThread().isInterrupted() || work.isClosed()) {
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}

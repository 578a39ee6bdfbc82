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
        return with(file, reader -> {
            Rectangle size = size(file, reader);
            return fit.crops(canvas, size.width, size.height)
                    ? cropped(size, reader, canvas, fit.focus(), work)
                    : whole(size, reader, canvas, fit.focus(), work);
        });
    }

    /**
     * Decodes all of a picture and throws it away, so that one that is cut short is found out too.
     *
     * @return its size in pixels
     * @throws StoryreelException as {@link #read}
     */
    public static Dimension check(Path file, ProcessGroup work) throws InterruptedException {
        return with(file, reader -> {
            var cut = new AtomicBoolean();
            // JPEG's decoder only warns, and goes on with grey
            reader.addIIOReadWarningListener((_, warning) -> {
                if (warning.startsWith("Truncated File")) {
                    cut.set(true);
                }
            });
            Rectangle whole = size(file, reader);
            decode(reader, whole, thinning(reader, whole, MAX_CHECKED), work);
            if (cut.get()) {
                throw unreadable(file, "it is cut short", null);
            }
            return whole.getSize();
        });
    }

    private interface Use<T> {
        T of(ImageReader reader) throws IOException, InterruptedException;
    }

    private static <T> T with(Path file, Use<T> use) throws InterruptedException {
        try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(file, input);
            try {
                reader.setInput(input, true, true);
                return use.of(reader);
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

    private static Rectangle size(Path file, ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
            throw new StoryreelException(
                    MediaError.PICTURE_TOO_LARGE,
                    "the picture " + file.getFileName() + " has " + width + "×" + height + " pixels; at most "
                            + MAX_PIXELS / 1_000_000 + " million are read, and " + MAX_SIDE + " a side");
        }
        return new Rectangle(width, height);
    }

    private static WorkingPicture whole(
            Rectangle size, ImageReader reader, Canvas canvas, Focus focus, ProcessGroup work)
            throws IOException, InterruptedException {
        return BlurredFill.of(decode(reader, size, thinning(reader, size, MAX_DECODED), work), canvas, focus, work);
    }

    private static WorkingPicture cropped(
            Rectangle size, ImageReader reader, Canvas canvas, Focus focus, ProcessGroup work)
            throws IOException, InterruptedException {
        Crop crop = Crop.covering(canvas, size.width, size.height, focus);
        Rectangle region = crop.region(canvas, size.width, size.height);
        int thinning = thinning(reader, region, MAX_DECODED);
        BufferedImage image = decode(reader, region, thinning, work);
        Crop decoded = new Crop(
                (crop.x() - region.x) / thinning,
                (crop.y() - region.y) / thinning,
                crop.width() / thinning,
                crop.height() / thinning);
        WorkingPicture picture = WorkingPicture.blank(canvas, crop.locate(focus, size.width, size.height));
        PictureScaler.scale(image, decoded, picture, work);
        return picture;
    }

    private static int thinning(ImageReader reader, Rectangle region, long bytes) throws IOException {
        long pixels = bytes / bytesPerPixel(reader);
        int thinning = 1;
        while ((long) region.width * region.height / ((long) thinning * thinning) > pixels) {
            thinning++;
        }
        return thinning;
    }

    /** As it is decoded: up to 8, of four channels of 16 bits. */
    private static int bytesPerPixel(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> decodedAs = reader.getImageTypes(0);
        int bits = decodedAs.hasNext()
                ? Arrays.stream(decodedAs.next().getSampleModel().getSampleSize())
                        .sum()
                : 0;
        return Math.max(USUAL_BYTES_PER_PIXEL, bits / Byte.SIZE);
    }

    private static BufferedImage decode(ImageReader reader, Rectangle region, int thinning, ProcessGroup work)
            throws IOException, InterruptedException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(region);
        int offset = Math.min((thinning - 1) / 2, Math.min(region.width, region.height) - 1);
        param.setSourceSubsampling(thinning, thinning, offset, offset);
        reader.addIIOReadProgressListener(new StopOnCancel(work));
        BufferedImage image = reader.read(0, param);
        work.checkpoint();
        return image;
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

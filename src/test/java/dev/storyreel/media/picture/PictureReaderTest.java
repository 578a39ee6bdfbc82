package dev.storyreel.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureReaderTest {
    private static final Canvas CANVAS = new Canvas(180, 320, 30);

    @TempDir
    Path folder;

    @Test
    void damagedAndForeignFilesAreNamed() throws Exception {
        for (String format : List.of("png", "jpg")) {
            byte[] whole = encoded(format, 300, 200);
            assertFails(Arrays.copyOf(whole, 40), MediaError.PICTURE_UNREADABLE);
        }
        assertFails(Arrays.copyOf(encoded("png", 300, 200), 300), MediaError.PICTURE_UNREADABLE);
        assertFails(new byte[0], MediaError.PICTURE_UNREADABLE);
        assertFails("<svg/>".getBytes(StandardCharsets.US_ASCII), MediaError.PICTURE_UNREADABLE);
        assertFails(encoded("gif", 30, 20), MediaError.PICTURE_UNREADABLE);
        assertFails(encoded("bmp", 30, 20), MediaError.PICTURE_UNREADABLE);
    }

    @Test
    void aPictureCutShortDoesNotPass() throws Exception {
        for (String format : List.of("png", "jpg")) {
            byte[] whole = encoded(format, 2000, 1500);
            check(Files.write(folder.resolve("whole"), whole));
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length * 9 / 10));
            assertThatThrownBy(() -> check(cut))
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(MediaError.PICTURE_UNREADABLE));
        }
    }

    private static void check(Path file) throws InterruptedException {
        try (ProcessGroup work = new ProcessGroup()) {
            PictureReader.check(file, work);
        }
    }

    @Test
    void aPictureThatClaimsToBeVastIsNeverDecoded() throws Exception {
        assertFails(claiming(60_000, 60_000), MediaError.PICTURE_TOO_LARGE);
        assertFails(claiming(60_000_000, 1), MediaError.PICTURE_TOO_LARGE);
        assertFails(claiming(1, 60_000_000), MediaError.PICTURE_TOO_LARGE);
        assertFails(claiming(Integer.MAX_VALUE, Integer.MAX_VALUE), MediaError.PICTURE_TOO_LARGE);
    }

    @Test
    void aMissingFileIsNotThePicturesFault() {
        assertFails(folder.resolve("none.png"), MediaError.FILE_NOT_ACCESSIBLE);
    }

    @Test
    void anyShapeCoversTheCanvas() throws Exception {
        for (int[] size : new int[][] {{1, 1}, {1, 900}, {900, 1}, {3, 2}, {640, 360}, {2000, 3000}}) {
            Path file = Files.write(folder.resolve("shape.png"), encoded("png", size[0], size[1]));
            WorkingPicture picture = read(file);
            assertThat(samples(picture.luma())).hasSize(360 * 640).containsOnly(126);
            assertThat(samples(picture.blue())).hasSize(180 * 320).containsOnly(128);
        }
    }

    @Test
    void oneOfEightThousandPixelsIsThinnedOut() throws Exception {
        Path file = Files.write(folder.resolve("large.jpg"), encoded("jpg", 5000, 7680));
        assertThat(samples(read(file).luma())).containsOnly(126);
    }

    private static List<Integer> samples(Plane plane) {
        List<Integer> samples = new ArrayList<>();
        for (int x = 0; x < plane.width(); x++) {
            for (int y = 0; y < plane.height(); y++) {
                samples.add(plane.samples()[x * plane.pitch() + y] & 0xff);
            }
        }
        return samples;
    }

    @Test
    void oneOfSixteenBitsTakesNoMoreMemoryThanOthers() throws Exception {
        // what is seen of it takes 72 MB
        Path file = Files.write(folder.resolve("deep.png"), sixteenBit(3980, 3990));
        assertThat(SmallHeap.read(60, file)).isEqualTo("read");
    }

    @Test
    void wantOfMemoryIsNotThePicturesFault() throws Exception {
        Path deep = Files.write(folder.resolve("deep.png"), sixteenBit(2800, 2800));
        Path jpeg = Files.write(folder.resolve("large.jpg"), encoded("jpg", 4000, 3900));
        assertThat(SmallHeap.read(24, deep)).isEqualTo("out_of_memory");
        assertThat(SmallHeap.read(24, jpeg)).isEqualTo("out_of_memory");
    }

    /** Reads a picture in a Java of its own that has little memory. */
    static final class SmallHeap {
        private SmallHeap() {}

        static String read(int megabytes, Path file) throws Exception {
            Process java = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:+UseSerialGC",
                            "-Xmx" + megabytes + "m",
                            "-Djava.awt.headless=true",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SmallHeap.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = java.inputReader()) {
                return String.valueOf(out.readLine());
            } finally {
                java.destroyForcibly();
            }
        }

        public static void main(String[] args) throws InterruptedException {
            try {
                PictureReaderTest.read(Path.of(args[0]));
                System.out.println("read");
            } catch (StoryreelException e) {
                System.out.println(e.errorCode().code());
            }
        }
    }

    @Test
    void aClosedGroupStopsTheReading() throws Exception {
        Path file = Files.write(folder.resolve("picture.png"), encoded("png", 300, 200));
        ProcessGroup closed = new ProcessGroup();
        closed.close();
        assertThatThrownBy(() -> PictureReader.read(file, CANVAS, Fit.COVER, closed))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.RENDER_CANCELLED));
    }

    private void assertFails(byte[] bytes, MediaError error) throws Exception {
        assertFails(Files.write(folder.resolve("hostile.png"), bytes), error);
    }

    private static void assertFails(Path file, MediaError error) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error))
                .hasMessageContaining(String.valueOf(file.getFileName()));
    }

    private static WorkingPicture read(Path file) throws InterruptedException {
        try (ProcessGroup work = new ProcessGroup()) {
            return PictureReader.read(file, CANVAS, Fit.COVER, work);
        }
    }

    /** A picture of middle grey. */
    private static byte[] encoded(String format, int width, int height) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        int[] row = new int[width];
        Arrays.fill(row, 0x808080);
        for (int y = 0; y < height; y++) {
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** A black PNG of four channels. */
    private static byte[] sixteenBit(int width, int height) throws Exception {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(rows)) {
            for (int y = 0; y < height; y++) {
                // the first byte says that the row is not filtered
                deflated.write(new byte[1 + 8 * width]);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        byte[] header = {16, 6, 0, 0, 0};
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13).putInt(width).putInt(height).put(header).array());
        chunk(out, "IDAT", rows.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** A small PNG whose header claims another size, with the right checksum. */
    private static byte[] claiming(int width, int height) throws Exception {
        byte[] png = encoded("png", 10, 10);
        ByteBuffer buffer = ByteBuffer.wrap(png);
        buffer.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        buffer.putInt(29, (int) crc.getValue());
        return png;
    }
}

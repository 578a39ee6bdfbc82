package dev.storyreel.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Focus;
import dev.storyreel.media.ProcessGroup;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures whose file says that they are to be turned. */
class OrientationTest {
    private static final Canvas CANVAS = new Canvas(90, 160, 30);
    private static final Fit OFF_CENTRE = Fit.COVER.towards(new Focus(0.2, 0.7));

    /** As Exif describes its values from 1 on: where row 0 and column 0 are seen. */
    private static final List<String> SIDES = List.of(
            "top left",
            "top right",
            "bottom right",
            "bottom left",
            "left top",
            "right top",
            "right bottom",
            "left bottom");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPictureIsSeenUprightHoweverItIsStored(int exif) throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY}) {
            BufferedImage upright = uneven(160, 240, type);
            Path plain = Files.write(folder.resolve("plain.jpg"), jpeg(upright));
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                Path turned = Files.write(
                        folder.resolve("turned.jpg"), withExif(jpeg(stored(upright, exif)), exif(exif, order)));

                assertThat(check(turned)).isEqualTo(new Dimension(160, 240));
                for (Fit fit : List.of(Fit.COVER, OFF_CENTRE, Fit.BLUR)) {
                    assertAlike(read(turned, fit), read(plain, fit));
                }
            }
        }
    }

    /** So large that only every other pixel is decoded: the same ones, whichever way they are stored. */
    @ParameterizedTest
    @CsvSource({"3", "6"})
    void aVeryFinePictureIsSeenUprightToo(int exif) throws Exception {
        BufferedImage upright = uneven(3301, 5003, BufferedImage.TYPE_3BYTE_BGR);
        Path plain = Files.write(folder.resolve("plain.jpg"), jpeg(upright));
        Path turned = Files.write(
                folder.resolve("turned.jpg"),
                withExif(jpeg(stored(upright, exif)), exif(exif, ByteOrder.LITTLE_ENDIAN)));

        assertAlike(read(turned, Fit.BLUR), read(plain, Fit.BLUR));
    }

    @Test
    void exifThatMakesNoSenseTurnsNothing() throws Exception {
        BufferedImage image = uneven(160, 240, BufferedImage.TYPE_3BYTE_BGR);
        byte[] whole = exif(6, ByteOrder.BIG_ENDIAN);
        byte[] farAway = whole.clone();
        ByteBuffer.wrap(farAway).putInt(10, Integer.MIN_VALUE);
        byte[] manyEntries = whole.clone();
        ByteBuffer.wrap(manyEntries).putShort(14, (short) -1).putShort(16, (short) 1);
        for (byte[] broken : List.of(
                exif(0, ByteOrder.BIG_ENDIAN),
                exif(9, ByteOrder.LITTLE_ENDIAN),
                java.util.Arrays.copyOf(whole, 9),
                java.util.Arrays.copyOf(whole, whole.length - 8),
                farAway,
                manyEntries)) {
            Path file = Files.write(folder.resolve("odd.jpg"), withExif(jpeg(image), broken));
            assertThat(check(file)).isEqualTo(new Dimension(160, 240));
        }
    }

    private static Dimension check(Path file) throws Exception {
        try (ProcessGroup work = new ProcessGroup()) {
            return PictureReader.check(file, work);
        }
    }

    private static WorkingPicture read(Path file, Fit fit) throws Exception {
        try (ProcessGroup work = new ProcessGroup()) {
            return PictureReader.read(file, CANVAS, fit, work);
        }
    }

    /** But for what JPEG loses. */
    private static void assertAlike(WorkingPicture one, WorkingPicture other) {
        assertThat(difference(one.luma(), other.luma())).isLessThan(1);
        assertThat(difference(one.blue(), other.blue())).isLessThan(1);
        assertThat(difference(one.red(), other.red())).isLessThan(1);
    }

    /** On average. */
    private static double difference(Plane one, Plane other) {
        long sum = 0;
        for (int x = 0; x < one.width(); x++) {
            for (int y = 0; y < one.height(); y++) {
                int at = x * one.pitch() + y;
                sum += Math.abs((one.samples()[at] & 0xff) - (other.samples()[at] & 0xff));
            }
        }
        return (double) sum / (one.width() * one.height());
    }

    /** Each of its corners is another colour, and each way to turn it is seen. */
    private static BufferedImage uneven(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(
                        x, y, (220 * x / width) << 16 | (220 * y / height) << 8 | (100 * (x + y) / (width + height)));
            }
        }
        return image;
    }

    private static BufferedImage stored(BufferedImage seen, int exif) {
        String row0 = SIDES.get(exif - 1).split(" ", 2)[0];
        String column0 = SIDES.get(exif - 1).split(" ", 2)[1];
        boolean rowsAreColumns = row0.equals("left") || row0.equals("right");
        int width = rowsAreColumns ? seen.getHeight() : seen.getWidth();
        int height = rowsAreColumns ? seen.getWidth() : seen.getHeight();
        BufferedImage stored = new BufferedImage(width, height, seen.getType());
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int x = at(row0, row, column0, column, "left", "right", seen.getWidth());
                int y = at(row0, row, column0, column, "top", "bottom", seen.getHeight());
                // the samples: of grey, Java would make other grey
                stored.getRaster().setDataElements(column, row, seen.getRaster().getDataElements(x, y, null));
            }
        }
        return stored;
    }

    /** Where along one way of the picture something lies that is stored in a row and a column. */
    private static int at(String row0, int row, String column0, int column, String beginning, String end, int length) {
        boolean byRow = row0.equals(beginning) || row0.equals(end);
        int distance = byRow ? row : column;
        return (byRow ? row0 : column0).equals(beginning) ? distance : length - 1 - distance;
    }

    private static byte[] jpeg(BufferedImage image) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    /** Exif with one entry. */
    private static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer exif = ByteBuffer.allocate(32).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        exif.order(order).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return exif.array();
    }

    /** Behind what the encoder itself puts first. */
    private static byte[] withExif(byte[] jpeg, byte[] exif) {
        int first = 4 + (ByteBuffer.wrap(jpeg).getShort(4) & 0xffff);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, first)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, first, jpeg.length - first)
                .array();
    }
}

package dev.storyreel.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Motion;
import dev.storyreel.media.ProcessGroup;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How pictures of other shapes fill the canvas. */
class FitTest {
    private static final Canvas CANVAS = new Canvas(180, 320, 30);
    private static final Canvas WIDE = new Canvas(320, 180, 30);
    private static final int WHITE = 235;
    private static final int BLACK = 16;

    @TempDir
    Path folder;

    @Test
    void littleIsCroppedByItselfAndMuchIsNot() {
        assertThat(Fit.AUTO.crops(CANVAS, 1080, 1920)).isTrue();
        // 4:5 loses 30 %, 3:4 a quarter, a square 44 %
        assertThat(Fit.AUTO.crops(CANVAS, 800, 1000)).isTrue();
        assertThat(Fit.AUTO.crops(CANVAS, 900, 1200)).isTrue();
        assertThat(Fit.AUTO.crops(CANVAS, 1000, 1000)).isFalse();
        assertThat(Fit.AUTO.crops(CANVAS, 1920, 1080)).isFalse();
        assertThat(Fit.AUTO.crops(WIDE, 1080, 1920)).isFalse();
        assertThat(Fit.AUTO.crops(WIDE, 1920, 1080)).isTrue();
        assertThat(Fit.COVER.crops(CANVAS, 4000, 10)).isTrue();
        assertThat(Fit.BLUR.crops(CANVAS, 180, 320)).isFalse();
    }

    @Test
    void aPictureMadeForTheCanvasComesOutTheSameInEveryWay() throws Exception {
        Path file = painted(360, 640, 40, 500, 60, 60);
        byte[] cropped = frame(file, CANVAS, Fit.COVER, Motion.zoomIn(), 13);
        assertThat(frame(file, CANVAS, Fit.AUTO, Motion.zoomIn(), 13)).isEqualTo(cropped);
    }

    @Test
    void theFocusStaysInSightWhereMuchIsCropped() throws Exception {
        Path file = painted(1280, 360, 1180, 160, 40, 40);
        Fit fit = Fit.COVER.towards(new Focus(1200 / 1280.0, 0.5));
        byte[] frame = frame(file, CANVAS, fit, Motion.still(), 0);
        // 202 of 1280 columns are seen: the last ones
        double[] seen = whiteAt(frame, CANVAS);
        assertThat(seen[0]).isCloseTo((1200 - (1280 - 202.5)) * 180 / 202.5, within(1.0));
        assertThat(seen[1]).isCloseTo(160, within(1.0));
        byte[] without = frame(file, CANVAS, Fit.COVER, Motion.still(), 0);
        assertThat(brightest(without)).isLessThan(40);
    }

    @Test
    void motionGoesTowardsTheFocus() throws Exception {
        Path file = painted(360, 640, 270, 150, 20, 20);
        Focus focus = new Focus(280 / 360.0, 160 / 640.0);
        for (int i = 0; i < 30; i += 7) {
            double[] steered = whiteAt(frame(file, CANVAS, Fit.COVER.towards(focus), Motion.zoomIn(), i), CANVAS);
            // it grows where it is
            assertThat(steered[0]).isCloseTo(140, within(0.6));
            assertThat(steered[1]).isCloseTo(80, within(0.6));
        }
        double[] end = whiteAt(frame(file, CANVAS, Fit.COVER, Motion.zoomIn(), 29), CANVAS);
        assertThat(end[0]).isGreaterThan(144);
    }

    @Test
    void allOfAPictureIsSeenOverABlurredDarkCopy() throws Exception {
        // white in all four corners and in the middle
        BufferedImage image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x808080));
        graphics.fillRect(0, 0, 640, 360);
        graphics.setColor(Color.WHITE);
        for (int[] corner : new int[][] {{0, 0}, {600, 0}, {0, 320}, {600, 320}, {300, 160}}) {
            graphics.fillRect(corner[0], corner[1], 40, 40);
        }
        graphics.dispose();
        Path file = folder.resolve("corners.png");
        ImageIO.write(image, "png", file.toFile());
        byte[] frame = frame(file, CANVAS, Fit.BLUR, Motion.still(), 0);
        // 180×102 in the middle of 180×320: rows 108 to 209
        for (int[] point : new int[][] {{4, 113}, {175, 113}, {4, 205}, {175, 205}, {90, 159}}) {
            assertThat(frame[point[1] * 180 + point[0]] & 0xff).isGreaterThan(WHITE - 8);
        }
        assertThat(frame[120 * 180 + 90] & 0xff).isCloseTo(126, within(3));
        // grey of 126 darkened: 16 + 110 · 0.55
        assertThat(frame[20 * 180 + 20] & 0xff).isCloseTo(76, within(6));
        for (int y : List.of(2, 50, 100, 220, 318)) {
            for (int x = 1; x < 180; x++) {
                int step = (frame[y * 180 + x] & 0xff) - (frame[y * 180 + x - 1] & 0xff);
                assertThat(Math.abs(step)).isLessThan(4);
            }
        }
        byte[] upright = frame(painted(360, 640, 0, 0, 40, 40), WIDE, Fit.AUTO, Motion.still(), 0);
        // 102×180 from column 108 on
        assertThat(upright[4 * 320 + 114] & 0xff).isGreaterThan(WHITE - 8);
        assertThat(upright[90 * 320 + 160] & 0xff).isEqualTo(BLACK);
    }

    @Test
    void oneColourStaysThatColourAndAnyShapeIsTaken() throws Exception {
        for (int[] size : new int[][] {{1, 1}, {1, 900}, {900, 1}, {640, 360}, {3000, 2000}}) {
            BufferedImage image = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.RED);
            graphics.fillRect(0, 0, size[0], size[1]);
            graphics.dispose();
            Path file = folder.resolve("red.png");
            ImageIO.write(image, "png", file.toFile());
            byte[] frame = frame(file, CANVAS, Fit.BLUR, Motion.zoomIn(), 11);
            int pixels = 180 * 320;
            assertThat(frame[160 * 180 + 90] & 0xff).isEqualTo(63);
            for (int i = 0; i < pixels / 4; i++) {
                assertThat(frame[pixels + i] & 0xff).isBetween(101, 103);
                assertThat(frame[pixels + pixels / 4 + i] & 0xff).isBetween(239, 240);
            }
        }
    }

    /** White on black. */
    private Path painted(int width, int height, int x, int y, int wide, int high) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(x, y, wide, high);
        graphics.dispose();
        Path file = folder.resolve("painted.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static byte[] frame(Path file, Canvas canvas, Fit fit, Motion motion, int frame)
            throws InterruptedException {
        byte[] target = new byte[FrameComposer.frameBytes(canvas)];
        try (ProcessGroup work = new ProcessGroup()) {
            FrameComposer.of(PictureReader.read(file, canvas, fit, work), motion, 30)
                    .compose(frame, 1, target, 0);
        }
        return target;
    }

    private static int brightest(byte[] frame) {
        int brightest = 0;
        for (int i = 0; i < 180 * 320; i++) {
            brightest = Math.max(brightest, frame[i] & 0xff);
        }
        return brightest;
    }

    private static double[] whiteAt(byte[] frame, Canvas canvas) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                int value = (frame[y * canvas.width() + x] & 0xff) - BLACK;
                sum += value;
                sumX += value * (x + 0.5);
                sumY += value * (y + 0.5);
            }
        }
        return new double[] {sumX / sum, sumY / sum};
    }
}

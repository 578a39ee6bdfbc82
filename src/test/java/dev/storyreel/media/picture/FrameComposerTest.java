package dev.storyreel.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Motion;
import dev.storyreel.media.ProcessGroup;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameComposerTest {
    private static final Canvas CANVAS = new Canvas(180, 320, 30);
    private static final int PIXELS = 180 * 320;
    /** Where the blob lies on the canvas at zoom 1. */
    private static final double X = 71.3;

    private static final double Y = 138.6;

    @TempDir
    Path folder;

    @Test
    void whatIsSeenMovesAsToldToATenthOfAPixel() throws Exception {
        for (int scale : List.of(1, 3)) {
            FrameComposer composer = composer(blob(scale, 0x010101));
            for (Motion motion : List.of(
                    Motion.zoomIn(),
                    Motion.drift(Motion.Direction.LEFT),
                    Motion.drift(Motion.Direction.DOWN),
                    Motion.still())) {
                checkPath(composer, motion);
            }
        }
    }

    @Test
    void theFocusIsFollowedToATenthOfAPixel() throws Exception {
        for (int scale : List.of(1, 3)) {
            Focus focus = new Focus(X / 180, Y / 320);
            Path file = folder.resolve("picture.png");
            ImageIO.write(blob(scale, 0x010101), "png", file.toFile());
            ShotFrames shot;
            try (ProcessGroup work = new ProcessGroup()) {
                shot = FrameComposer.of(
                        PictureReader.read(file, CANVAS, Fit.COVER.towards(focus), work), Motion.follow(), 60);
            }
            byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
            for (int i = 0; i < 60; i++) {
                shot.compose(i, 1, frame, 0);
                double[] seen = centroid(frame, 0, 180, 320, 16);
                // from where it is, straight to where it can be brought, as much as the zoom has come closer
                double zoom = Motion.follow().at(i, 60).zoom();
                double way = (zoom - 1) / (Motion.follow().end().zoom() - 1);
                assertThat(seen[0] + 0.5).isCloseTo(X + (X * 1.25 - X) * way, within(0.1));
                assertThat(seen[1] + 0.5).isCloseTo(Y + (160 - Y) * way, within(0.1));
            }
        }
    }

    private static void checkPath(FrameComposer composer, Motion motion) {
        byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
        for (int i = 0; i < 60; i++) {
            Motion.View view = motion.at(i, 60);
            composer.compose(view, frame, 0);
            double[] seen = centroid(frame, 0, 180, 320, 16);
            assertThat(seen[0] + 0.5).isCloseTo(seenAt(X, 180, view.zoom(), view.x()), within(0.1));
            assertThat(seen[1] + 0.5).isCloseTo(seenAt(Y, 320, view.zoom(), view.y()), within(0.1));
        }
    }

    @Test
    void chromaIsSitedLeftBetweenTheRows() throws Exception {
        FrameComposer composer = composer(blob(1, 0x000001));
        byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
        composer.compose(Motion.still().start(), frame, 0);
        double[] seen = centroid(frame, PIXELS, 90, 160, 128);
        assertThat(2 * seen[0] + 0.5).isCloseTo(X, within(0.1));
        assertThat(2 * seen[1] + 1).isCloseTo(Y, within(0.1));
    }

    @Test
    void coloursAreThoseOfBt709InLimitedRange() throws Exception {
        assertThat(colourOf(0xff0000, BufferedImage.TYPE_INT_RGB)).containsExactly(63, 102, 240);
        assertThat(colourOf(0xffffff, BufferedImage.TYPE_INT_RGB)).containsExactly(235, 128, 128);
        assertThat(colourOf(0x000000, BufferedImage.TYPE_INT_RGB)).containsExactly(16, 128, 128);
        assertThat(colourOf(0x808080, BufferedImage.TYPE_INT_RGB)).containsExactly(126, 128, 128);
        assertThat(colourOf(0x0000ff, BufferedImage.TYPE_3BYTE_BGR)).containsExactly(32, 240, 118);
    }

    @Test
    void greyPicturesAreAsBrightAsTheirColouredTwins() throws Exception {
        BufferedImage grey = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1600; i++) {
            grey.getRaster().setSample(i % 40, i / 40, 0, 128);
        }
        assertThat(colourOf(grey)).containsExactly(126, 128, 128);
    }

    @Test
    void transparencyIsBlack() throws Exception {
        assertThat(colourOf(0x00ffffff, BufferedImage.TYPE_INT_ARGB)).containsExactly(16, 128, 128);
    }

    private int[] colourOf(int rgb, int type) throws Exception {
        BufferedImage image = new BufferedImage(30, 50, type);
        for (int i = 0; i < 1500; i++) {
            image.setRGB(i % 30, i / 30, rgb);
        }
        return colourOf(image);
    }

    private int[] colourOf(BufferedImage image) throws Exception {
        byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
        composer(image).compose(Motion.zoomIn().at(3, 9), frame, 0);
        return new int[] {
            frame[PIXELS / 2] & 0xff, frame[PIXELS + PIXELS / 8] & 0xff, frame[PIXELS + PIXELS * 3 / 8] & 0xff
        };
    }

    private FrameComposer composer(BufferedImage image) throws Exception {
        Path file = folder.resolve("picture.png");
        ImageIO.write(image, "png", file.toFile());
        try (ProcessGroup work = new ProcessGroup()) {
            return new FrameComposer(PictureReader.read(file, CANVAS, Fit.COVER, work));
        }
    }

    /** A soft round spot on black, with 200 steps of the given colour at its middle. */
    private static BufferedImage blob(int scale, int colour) {
        BufferedImage image = new BufferedImage(180 * scale, 320 * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double dx = (x + 0.5) / scale - X;
                double dy = (y + 0.5) / scale - Y;
                int value = (int) Math.round(200 * Math.exp(-(dx * dx + dy * dy) / (2 * 7 * 7)));
                image.setRGB(x, y, value * colour);
            }
        }
        return image;
    }

    private static double seenAt(double position, int side, double zoom, double place) {
        return (position - side * (1 - 1 / zoom) * (place + 1) / 2) * zoom;
    }

    private static double[] centroid(byte[] frame, int offset, int width, int height, int ground) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = (frame[offset + y * width + x] & 0xff) - ground;
                sum += value;
                sumX += (double) value * x;
                sumY += (double) value * y;
            }
        }
        return new double[] {sumX / sum, sumY / sum};
    }
}

package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.caption.CaptionLimits;
import dev.storyreel.media.caption.CaptionStyle;
import dev.storyreel.media.caption.CaptionTrack;
import dev.storyreel.media.caption.Captioning;
import dev.storyreel.media.caption.TimedWord;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.FrameSource;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames look as they did when somebody last looked at them and found them good. After a wanted change, run with
 * {@code -Dgolden.write=true}, look at {@code src/test/resources/golden}, and commit what is good.
 */
@Timeout(60)
class GoldenFramesTest {
    private static final Canvas CANVAS = new Canvas(144, 256, 30);
    private static final int FRAMES = 30;
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    /** Rounding of the last bit stays above it; half a pixel's shift, or a slightly other colour, does not. */
    private static final double ALIKE = 0.9;

    @TempDir
    Path folder;

    private final SegmentRenderer renderer = new SegmentRenderer(TestEngines.fonts());
    private Path warm = Path.of("");
    private Path cold = Path.of("");

    @BeforeEach
    void makePictures() throws IOException {
        warm = picture("warm.png", 200, 356, 0xe8a040, 0x30204a);
        cold = picture("cold.png", 480, 270, 0x3aa0c8, 0x102030);
    }

    @Test
    void motions() throws Exception {
        List<BufferedImage> frames = new ArrayList<>();
        for (Motion motion : List.of(
                Motion.still(),
                Motion.zoomIn(),
                Motion.drift(Motion.Direction.LEFT),
                Motion.drift(Motion.Direction.UP))) {
            Shot shot = new Shot(warm, motion, FRAMES);
            frames.add(frame(new Segment.Body(CANVAS, shot, 0, FRAMES, Captioning.NONE), 22));
        }
        looksAsBefore("motions", frames);
    }

    @Test
    void transitions() throws Exception {
        List<BufferedImage> frames = new ArrayList<>();
        for (Transition.Kind kind : Transition.Kind.values()) {
            if (kind != Transition.Kind.CUT) {
                Segment crossing = new Segment.Crossing(
                        CANVAS,
                        new Shot(warm, Motion.zoomIn(), FRAMES),
                        new Shot(cold, Motion.zoomOut(), FRAMES),
                        new Transition(kind, 12));
                frames.add(frame(crossing, 4));
            }
        }
        looksAsBefore("transitions", frames);
    }

    @Test
    void fits() throws Exception {
        List<BufferedImage> frames = new ArrayList<>();
        for (Fit fit : List.of(Fit.COVER, Fit.COVER.towards(new Focus(0.1, 0.5)), Fit.BLUR)) {
            Shot shot = new Shot(new Footage.Still(cold, Motion.still(), fit), FRAMES);
            frames.add(frame(Segment.Body.of(CANVAS, shot), 0));
        }
        looksAsBefore("fits", frames);
    }

    @Test
    void captions() throws Exception {
        CaptionTrack track = CaptionTrack.of(
                TimedWord.align(List.of(), "Squid glow in the deep, dark sea", 3000),
                CANVAS.framesPerSecond(),
                0,
                3 * FRAMES,
                CaptionLimits.of(CANVAS));
        List<BufferedImage> frames = new ArrayList<>();
        for (CaptionStyle style : CaptionStyle.values()) {
            Shot shot = new Shot(warm, Motion.still(), 3 * FRAMES);
            frames.add(frame(new Segment.Body(CANVAS, shot, 0, 3 * FRAMES, new Captioning(track, style)), 16));
        }
        looksAsBefore("captions", frames);
    }

    @Test
    void whatMovedByAPixelOrChangedItsColourDoesNotLookAsBefore() throws Exception {
        BufferedImage frame = frame(Segment.Body.of(CANVAS, new Shot(warm, Motion.still(), FRAMES)), 0);
        BufferedImage moved = new BufferedImage(CANVAS.width(), CANVAS.height(), BufferedImage.TYPE_INT_RGB);
        BufferedImage redder = new BufferedImage(CANVAS.width(), CANVAS.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < CANVAS.height(); y++) {
            for (int x = 0; x < CANVAS.width(); x++) {
                moved.setRGB(x, y, frame.getRGB(Math.max(0, x - 1), y));
                int rgb = frame.getRGB(x, y);
                redder.setRGB(x, y, (rgb & 0xffff) | Math.min(255, (rgb >> 16 & 0xff) + 40) << 16);
            }
        }
        assertThat(TestFrames.leastAlike(frame, frame)).isEqualTo(1);
        assertThat(TestFrames.leastAlike(frame, moved)).isLessThan(ALIKE);
        assertThat(TestFrames.leastAlike(frame, redder)).isLessThan(ALIKE);
    }

    private BufferedImage frame(Segment segment, int index) throws Exception {
        byte[] pixels = new byte[FrameComposer.frameBytes(CANVAS)];
        CaptionedFrames captions = new CaptionedFrames(CANVAS, segment.captions(), TestEngines.fonts());
        try (ProcessGroup processes = new ProcessGroup();
                FrameSource frames =
                        renderer.frames(TestEngines.embeddedFinder().find(), segment, processes)) {
            frames.compose(index, pixels);
            captions.layOver(index, pixels);
        }
        return TestFrames.rgb(pixels, CANVAS);
    }

    /** Compares frames, side by side on one sheet, with those that were looked at. */
    private static void looksAsBefore(String name, List<BufferedImage> frames) throws IOException {
        BufferedImage sheet =
                new BufferedImage(CANVAS.width() * frames.size(), CANVAS.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < frames.size(); i++) {
            graphics.drawImage(frames.get(i), i * CANVAS.width(), 0, null);
        }
        graphics.dispose();
        Path golden = GOLDEN.resolve(name + ".png");
        if (WRITE) {
            ImageIO.write(sheet, "png", golden.toFile());
        }
        BufferedImage expected = ImageIO.read(golden.toFile());
        assertThat(sheet.getWidth()).isEqualTo(expected.getWidth());
        Path seen = Path.of("target", "golden-" + name + ".png");
        ImageIO.write(sheet, "png", seen.toFile());
        assertThat(TestFrames.leastAlike(expected, sheet))
                .as("%s; compare %s with %s", name, seen, golden)
                .isGreaterThan(ALIKE);
    }

    /** Rings over a gradient, without help of a drawing library, whose smoothing may change. */
    private Path picture(String name, int width, int height, int middle, int edge) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double far = Math.hypot(x - width * 0.4, y - height * 0.35) / Math.min(width, height);
                double share = Math.clamp(0.5 + 0.5 * Math.cos(far * 18) * Math.exp(-far) + 0.25 * (0.5 - far), 0, 1);
                int rgb = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    rgb |= (int) (share * (middle >> shift & 0xff) + (1 - share) * (edge >> shift & 0xff)) << shift;
                }
                image.setRGB(x, y, rgb);
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}

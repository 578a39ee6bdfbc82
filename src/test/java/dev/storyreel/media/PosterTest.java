package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PosterTest {
    private static final Canvas CANVAS = new Canvas(320, 180, 30);
    private static final int[] PATCHES = {0xE03030, 0x30C040, 0x3050E0, 0xF0C020};

    @TempDir
    Path folder;

    private final ProcessGroup processes = new ProcessGroup();

    static List<MediaEngine> engines() throws InterruptedException {
        return TestEngines.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void thePosterShowsTheFirstPictureThatIsNeitherDarkNorFlatInItsColours(MediaEngine engine) throws Exception {
        Path night = TestMedia.stripes(folder.resolve("night.png"), 320, 180, 0x000000, 0x101010);
        Path flat = TestMedia.stripes(folder.resolve("flat.png"), 320, 180, 0x909090);
        Path lively = TestMedia.stripes(folder.resolve("lively.png"), 320, 180, PATCHES);
        Path late = TestMedia.picture(folder.resolve("late.png"), 320, 180, 1);
        BufferedImage poster = poster(engine, night, flat, lively, late);

        assertThat(poster.getWidth()).isEqualTo(320);
        assertThat(poster.getHeight()).isEqualTo(180);
        for (int i = 0; i < PATCHES.length; i++) {
            assertNear(poster.getRGB(40 + 80 * i, 90), PATCHES[i]);
        }
    }

    @Test
    void whereAllAreDarkThePosterIsTheLiveliest() throws Exception {
        Path night = TestMedia.stripes(folder.resolve("night.png"), 320, 180, 0x000000);
        Path dusk = TestMedia.stripes(folder.resolve("dusk.png"), 320, 180, 0x000000, 0x303030);
        assertNear(poster(TestEngines.embedded(), night, dusk, night).getRGB(300, 90), 0x303030);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void thePreviewIsASmallGifOfAllExcerpts(MediaEngine engine) throws Exception {
        Canvas canvas = new Canvas(400, 640, 30);
        List<Integer> colours = List.of(0xE03030, 0x3050E0);
        List<Excerpt> excerpts = new java.util.ArrayList<>();
        for (int colour : colours) {
            Path picture = TestMedia.stripes(folder.resolve(colour + ".png"), 40, 64, colour);
            Segment still = Segment.Body.of(canvas, new Shot(picture, Motion.still(), 40));
            excerpts.add(new Excerpt(
                    engine.renderSegment(
                            still,
                            TestEngines.ENCODING,
                            null,
                            folder.resolve(colour + ".mp4"),
                            processes,
                            FrameProgress.NONE),
                    30));
        }
        Path gif = folder.resolve("preview.gif");
        engine.preview(canvas, excerpts, gif, processes);

        try (ImageInputStream input = ImageIO.createImageInputStream(gif.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(input);
            assertThat(reader.getNumImages(true)).isEqualTo(20);
            BufferedImage first = reader.read(0);
            assertThat(first.getWidth()).isEqualTo(240);
            assertThat(first.getHeight()).isEqualTo(384);
            assertNear(first.getRGB(120, 192), colours.getFirst());
            assertNear(reader.read(10).getRGB(0, 0), colours.getLast());
            reader.dispose();
        }
    }

    private BufferedImage poster(MediaEngine engine, Path... pictures) throws Exception {
        List<Segment.Body> candidates = java.util.stream.Stream.of(pictures)
                .map(picture -> Segment.Body.of(CANVAS, new Shot(picture, Motion.still(), 9)))
                .toList();
        Path target = folder.resolve("poster.jpg");
        engine.poster(candidates, target, processes);
        return Objects.requireNonNull(ImageIO.read(target.toFile()));
    }

    private static void assertNear(int seen, int wanted) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int level = wanted >> shift & 0xff;
            assertThat(seen >> shift & 0xff)
                    .as("%06x for %06x", seen & 0xffffff, wanted)
                    .isBetween(level - 6, level + 6);
        }
    }
}

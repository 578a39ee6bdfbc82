package dev.storyreel.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storyreel.media.Canvas;
import java.awt.Font;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptionRendererTest {
    private static final Canvas TALL = TestCaptions.TALL;
    private static final List<Canvas> CANVASES = List.of(
            TALL,
            new Canvas(1920, 1080, 30),
            new Canvas(1080, 1080, 30),
            new Canvas(1080, 1350, 30),
            new Canvas(720, 1280, 30),
            new Canvas(2160, 3840, 30),
            new Canvas(16, 16, 30),
            new Canvas(4096, 16, 30),
            new Canvas(16, 4096, 30));

    private final CaptionFonts fonts = TestCaptions.fonts();

    @Test
    void theSafeZoneIsThatOfThePlatforms() {
        assertThat(SafeZone.of(TALL)).isEqualTo(new SafeZone(90, 260, 990, 1570));
    }

    @ParameterizedTest
    @EnumSource(value = CaptionStyle.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void nothingEverLeavesTheSafeZone(CaptionStyle style) throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 24; round++) {
            Canvas canvas = CANVASES.get(round % CANVASES.size());
            String text = round % 3 == 0
                    ? "W".repeat(30 + random.nextInt(31)) + " " + "ж".repeat(61) + " " + "漢".repeat(61)
                    : CaptionTrackTest.randomText(random);
            SafeZone zone = SafeZone.of(canvas);
            CaptionRenderer renderer = new CaptionRenderer(canvas, style, fonts);
            for (CaptionPage page :
                    TestCaptions.track(text).pages().stream().limit(4).toList()) {
                byte[] frame = TestCaptions.frame(canvas, 60);
                renderer.overlay(page, 0).blendOnto(frame, canvas);
                for (int y = 0; y < canvas.height(); y++) {
                    int row = y * canvas.width();
                    boolean inside = y >= zone.top() && y < zone.bottom();
                    assertUntouched(frame, row, row + (inside ? zone.left() : canvas.width()), text);
                    assertUntouched(frame, row + (inside ? zone.right() : 0), row + canvas.width(), text);
                }
                assertInkHasRoom(renderer.drawing(page), text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = CaptionStyle.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyScriptStandsOutOnAnyPicture(CaptionStyle style) throws IOException {
        Random random = new Random(3);
        List<byte[]> pictures = List.of(
                TestCaptions.frame(TALL, 16),
                TestCaptions.frame(TALL, 126),
                TestCaptions.frame(TALL, 235),
                TestCaptions.noise(TALL, random));
        CaptionRenderer renderer = new CaptionRenderer(TALL, style, fonts);
        CaptionChecks checks = new CaptionChecks(CaptionLimits.SHORT_FORM);
        int pages = 0;
        for (String text : TestCaptions.SCRIPTS) {
            CaptionPage page = TestCaptions.track(text).pages().getFirst();
            for (byte[] picture : pictures) {
                byte[] frame = picture.clone();
                renderer.overlay(page, page.words().size() / 2).blendOnto(frame, TALL);
                assertThat(renderer.contrast(page, frame).orElseThrow())
                        .as("%s on picture %d", text, pictures.indexOf(picture))
                        .isGreaterThan(CaptionChecks.LEAST_CONTRAST);
                checks.take(page, renderer, frame);
                pages++;
            }
        }
        assertThat(checks.result().problems()).isEmpty();
        assertThat(checks.result().measuredPages()).isEqualTo(pages);
    }

    @Test
    void contrastIsMeasuredOnTheFrameAndNotAssumed() throws IOException {
        CaptionRenderer renderer = new CaptionRenderer(TALL, CaptionStyle.CLEAN, fonts);
        CaptionPage page = TestCaptions.track("Where is it?").pages().getFirst();
        CaptionChecks checks = new CaptionChecks(CaptionLimits.SHORT_FORM);

        checks.take(page, renderer, TestCaptions.frame(TALL, 126));

        assertThat(checks.result().lowestContrast()).isEqualTo(1);
        assertThat(checks.result().problems()).hasSize(1).first().asString().contains("contrast of 1.0");
    }

    @Test
    void aPageThatNoFontCanShowIsEmptyAndReported() throws IOException {
        CaptionRenderer renderer = new CaptionRenderer(TALL, CaptionStyle.BOX, fonts);
        CaptionPage page = TestCaptions.track("𓀀𓀁").pages().getFirst();
        byte[] frame = TestCaptions.frame(TALL, 60);
        CaptionChecks checks = new CaptionChecks(CaptionLimits.SHORT_FORM);

        renderer.overlay(page, 0).blendOnto(frame, TALL);
        checks.take(page, renderer, frame);

        assertThat(frame).isEqualTo(TestCaptions.frame(TALL, 60));
        assertThat(checks.result().missingCharacters()).isEqualTo(2);
        assertThat(checks.result().problems()).hasSize(1);
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(Contrast.ratio(1, 0)).isEqualTo(21);
        byte[] white = TestCaptions.frame(TALL, 235);
        byte[] grey = TestCaptions.frame(TALL, 126);
        assertThat(Contrast.luminance(white, TALL, 5, 7)).isEqualTo(1);
        // 126 of limited range is sRGB 128.1, whose relative luminance is 0.2163
        assertThat(Contrast.luminance(grey, TALL, 5, 7)).isBetween(0.2155, 0.2170);
    }

    @Test
    void theActiveWordIsLit() throws IOException {
        CaptionRenderer renderer = new CaptionRenderer(TALL, CaptionStyle.BOLD, fonts);
        CaptionPage page = TestCaptions.track("one two three").pages().getFirst();

        for (int active = 0; active < 3; active++) {
            byte[] frame = TestCaptions.frame(TALL, 60);
            renderer.overlay(page, active).blendOnto(frame, TALL);
            for (int word = 0; word < 3; word++) {
                // yellow has far less blue than white has
                assertThat(leastBlue(frame, renderer.drawing(page), word) < 60)
                        .as("word %d lit while %d is spoken", word, active)
                        .isEqualTo(word == active);
            }
        }
    }

    @Test
    void oneStateIsDrawnOnceAndNoneDrawsNothing() throws IOException {
        CaptionTrack track = TestCaptions.track("one two three");
        CaptionRenderer renderer = new CaptionRenderer(TALL, CaptionStyle.BOX, fonts);

        assertThat(renderer.overlay(track, 11).orElseThrow())
                .isSameAs(renderer.overlay(track, 12).orElseThrow())
                .isNotSameAs(renderer.overlay(track, 20).orElseThrow());
        assertThat(renderer.overlay(track, 0)).isEmpty();
        assertThat(new CaptionRenderer(TALL, CaptionStyle.NONE, fonts).overlay(track, 11))
                .isEmpty();
    }

    @Test
    void blendingIsThatOfTheColoursToARoundingStep() {
        Random random = new Random(1);
        Canvas canvas = new Canvas(64, 32, 30);
        int[] pixels = new int[32 * 16];
        for (int i = 0; i < pixels.length; i++) {
            int alpha = random.nextInt(4) == 0 ? 0 : random.nextInt(256);
            pixels[i] = alpha << 24
                    | random.nextInt(alpha + 1) << 16
                    | random.nextInt(alpha + 1) << 8
                    | random.nextInt(alpha + 1);
        }
        byte[] below = TestCaptions.noise(canvas, random);
        byte[] frame = below.clone();

        CaptionOverlay.of(pixels, 16, 8, 32, 16).blendOnto(frame, canvas);

        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                int under = below[y * 64 + x] & 0xff;
                boolean covered = x >= 16 && x < 48 && y >= 8 && y < 24;
                int pixel = covered ? pixels[(y - 8) * 32 + x - 16] : 0;
                double alpha = (pixel >>> 24) / 255.0;
                double luma = 0.2126 * (pixel >> 16 & 0xff) + 0.7152 * (pixel >> 8 & 0xff) + 0.0722 * (pixel & 0xff);
                double expected = under * (1 - alpha) + 16 * alpha + luma * 219 / 255;
                assertThat((double) (frame[y * 64 + x] & 0xff)).isBetween(expected - 1.01, expected + 1.01);
            }
        }
    }

    @Test
    void flatColoursKeepTheirChroma() {
        Canvas canvas = new Canvas(64, 32, 30);
        int[] pixels = new int[32 * 16];
        Arrays.fill(pixels, 0xFFFFD400);
        byte[] frame = TestCaptions.frame(canvas, 60);

        CaptionOverlay.of(pixels, 16, 8, 32, 16).blendOnto(frame, canvas);

        // #FFD400 in BT.709, limited range: 192.8, 30.6, 155.4
        assertThat(frame[16 * 64 + 32] & 0xff).isEqualTo(193);
        int blue = 64 * 32;
        for (int row = 0; row < 16; row++) {
            boolean covered = row >= 4 && row < 12;
            for (int column : new int[] {7, 9, 16, 23, 24}) {
                boolean inside = covered && column >= 9 && column <= 23;
                int chroma = blue + row * 32 + column;
                assertThat(frame[chroma] & 0xff).as("Cb %d, %d", column, row).isEqualTo(inside ? 31 : 128);
                assertThat(frame[chroma + blue / 4] & 0xff).as("Cr").isEqualTo(inside ? 155 : 128);
            }
        }
    }

    @Test
    void aMachineWithoutFontsDrawsTheSameBytes(@TempDir Path folder) throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        // an empty file is what the loader finds first, so there is no fontconfig
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        Files.createFile(libraries.resolve("libfontconfig.so.1"));
        Files.createFile(libraries.resolve("libfontconfig.so"));

        assertThat(run(libraries, "alone", folder))
                .as("AWT by itself gives up there")
                .contains("Fontconfig head is null");
        assertThat(run(libraries, "captions", folder)).isEqualTo(digest(folder.resolve("here")));
    }

    private static String run(Path libraries, String what, Path folder) throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                OnABareMachine.class.getName(),
                what,
                folder.resolve("there").toString());
        java.environment().put("LD_LIBRARY_PATH", libraries.toString());
        java.redirectErrorStream(true);
        Process process = java.start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }

    static final class OnABareMachine {
        private OnABareMachine() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(
                    arguments[0].equals("alone")
                            ? new Font("SansSerif", Font.PLAIN, 12).getFontName()
                            : digest(Path.of(arguments[1])));
        }
    }

    /** Of all scripts in all styles. */
    private static String digest(Path folder) throws IOException {
        CaptionFonts fonts = new CaptionFonts(folder);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (CaptionStyle style : List.of(CaptionStyle.BOLD, CaptionStyle.BOX)) {
                CaptionRenderer renderer = new CaptionRenderer(TALL, style, fonts);
                for (String text : TestCaptions.SCRIPTS) {
                    byte[] frame = TestCaptions.frame(TALL, 100);
                    renderer.overlay(TestCaptions.track(text).pages().getFirst(), 1)
                            .blendOnto(frame, TALL);
                    digest.update(frame);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertUntouched(byte[] frame, int from, int to, String text) {
        for (int i = from; i < to; i++) {
            if (frame[i] != 60) {
                throw new AssertionError("touched outside the zone: " + text);
            }
        }
    }

    /** Letters are not cut off by the box either. */
    private static void assertInkHasRoom(PageDrawing drawing, String text) {
        for (Coverage word : drawing.letters().values()) {
            List<Integer> edges = new ArrayList<>();
            for (int x = 0; x < word.width(); x++) {
                edges.add(x);
                edges.add((word.height() - 1) * word.width() + x);
            }
            for (int y = 0; y < word.height(); y++) {
                edges.add(y * word.width());
                edges.add(y * word.width() + word.width() - 1);
            }
            assertThat(edges)
                    .as(text)
                    .allSatisfy(edge -> assertThat(word.at(edge)).isLessThan(128));
        }
    }

    private static int leastBlue(byte[] frame, PageDrawing drawing, int word) {
        Coverage letters = Objects.requireNonNull(drawing.letters().get(word));
        int least = 255;
        for (int y = 0; y < letters.height(); y++) {
            for (int x = 0; x < letters.width(); x++) {
                if (letters.at(y * letters.width() + x) == 255) {
                    int chroma = (drawing.top() + y) / 2 * (TALL.width() / 2) + (drawing.left() + x) / 2;
                    least = Math.min(least, frame[TALL.width() * TALL.height() + chroma] & 0xff);
                }
            }
        }
        return least;
    }
}

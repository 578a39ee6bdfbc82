package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.picture.FrameComposer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ClipFramesTest {
    private static final Canvas CANVAS = new Canvas(128, 224, 30);

    @TempDir
    Path folder;

    private final MediaEngine engine = TestEngines.embedded();
    private final ProcessGroup processes = new ProcessGroup();

    @AfterEach
    void nothingIsLeft() {
        assertThat(TestEngines.running()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("ffmpeg-"));
    }

    /** Wherever decoding begins, each frame is the one that decoding from the start gives, to the bit. */
    @ParameterizedTest
    @CsvSource({
        "mp4, -c:v libx264 -preset ultrafast -bf 3 -g 250",
        "mov, -c:v mjpeg -q:v 2",
        "mkv, -c:v libx264 -preset ultrafast -bf 2 -g 20 -x264-params open-gop=1",
        "webm, -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M -g 45",
        "avi, -c:v mpeg4 -b:v 2M"
    })
    void eachFrameIsTheRightOneFromWhereverDecodingBegins(String container, String options) throws Exception {
        Path file = numbered("clip." + container, 4, options.split(" "));
        Footage.Clip clip = clip(file, 500, null, Footage.WhenShort.LOOP);
        List<byte[]> all = frames(clip, 100, 0, 100);
        assertThat(numbers(all)).containsExactlyElementsOf(counted(100, i -> 15 + i));
        for (int from : List.of(1, 37, 99)) {
            assertThat(frames(clip, 100, from, 1).getFirst()).isEqualTo(all.get(from));
        }
    }

    @Test
    void whatIsTrimmedIsNotSeenAndAShortClipBeginsAgain() throws Exception {
        Footage.Clip clip = clip(numbered("clip.mp4", 3), 500, 1500L, Footage.WhenShort.LOOP);
        List<byte[]> all = frames(clip, 100, 0, 100);
        assertThat(numbers(all)).containsExactlyElementsOf(counted(100, i -> 15 + i % 30));
        for (int from : List.of(29, 30, 75)) {
            assertThat(frames(clip, 100, from, 20)).containsExactlyElementsOf(all.subList(from, from + 20));
        }
    }

    @Test
    void aLoopTooLargeToBeKeptIsDecodedAnew() throws Exception {
        Canvas large = new Canvas(1080, 1920, 30);
        Footage.Clip clip = clip(numbered("clip.mp4", 2), 200, 1200L, Footage.WhenShort.LOOP);
        List<Integer> seen = new ArrayList<>();
        try (ClipFrames frames = open(clip, 70, large)) {
            byte[] frame = new byte[FrameComposer.frameBytes(large)];
            for (int i = 22; i < 70; i++) {
                frames.compose(i, 1, frame, 0);
                seen.add(TestClips.number(frame, large));
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(22, 70).mapToObj(i -> 6 + i % 30).toList());
    }

    @Test
    void aShortClipIsSlowedToFitButNotBeyondAQuarter() throws Exception {
        Path file = numbered("clip.mp4", 2);
        Footage.Clip half = clip(file, 500, 1500L, Footage.WhenShort.SLOW);
        List<byte[]> all = frames(half, 60, 0, 60);
        assertThat(numbers(all)).containsExactlyElementsOf(counted(60, i -> 15 + i / 2));
        assertThat(frames(half, 60, 41, 10)).containsExactlyElementsOf(all.subList(41, 51));

        Footage.Clip quarter = clip(file, 1000, 1500L, Footage.WhenShort.SLOW);
        assertThat(numbers(frames(quarter, 90, 0, 90))).containsExactlyElementsOf(counted(90, i -> 30 + i % 60 / 4));

        Footage.Clip oddly = clip(file, 0, 1000L, Footage.WhenShort.SLOW);
        List<Integer> seen = numbers(frames(oddly, 47, 0, 47));
        assertThat(seen).isSorted().startsWith(0).endsWith(29);
        assertThat(seen.stream().distinct()).hasSize(30);
    }

    @Test
    void aLongerClipIsCut() throws Exception {
        Footage.Clip clip = clip(numbered("clip.mp4", 3), 1000, null, Footage.WhenShort.SLOW);
        assertThat(numbers(frames(clip, 20, 0, 20))).containsExactlyElementsOf(counted(20, i -> 30 + i));
    }

    @Test
    void aSinglePictureStays() throws Exception {
        Footage.Clip clip = clip(
                TestClips.clip(folder.resolve("one.gif"), TestClips.numbers(128, 224, "10", 0.1)),
                0,
                null,
                Footage.WhenShort.LOOP);
        assertThat(numbers(frames(clip, 40, 0, 40))).containsOnly(0);
    }

    @Test
    void otherFrameRatesAndUnevenOnesAreFollowedByTheirTimes() throws Exception {
        Path fast = TestClips.clip(folder.resolve("fast.mp4"), TestClips.numbers(128, 224, "60", 2), x264());
        assertThat(numbers(frames(clip(fast, 0, null, Footage.WhenShort.LOOP), 50, 0, 50)))
                .containsExactlyElementsOf(counted(50, i -> 2 * i));
        Path slow = TestClips.clip(folder.resolve("slow.webm"), TestClips.numbers(128, 224, "10", 3), vp9());
        Footage.Clip slowClip = clip(slow, 1000, null, Footage.WhenShort.LOOP);
        assertThat(numbers(frames(slowClip, 60, 5, 30)))
                .containsExactlyElementsOf(IntStream.range(5, 35)
                        // the nearest: each picture is seen from one slot before its time to one after
                        .mapToObj(i -> 10 + i / 3)
                        .toList());
        Path uneven = TestClips.clip(
                folder.resolve("uneven.mkv"),
                TestClips.numbers(128, 224, "30", 1.2) + ",setpts='if(lt(N,10),N,10+(N-10)*3)/30/TB'",
                "-vsync",
                "vfr",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast");
        Footage.Clip unevenClip = clip(uneven, 0, null, Footage.WhenShort.LOOP);
        List<byte[]> all = frames(unevenClip, 80, 0, 80);
        assertThat(numbers(all)).containsExactlyElementsOf(counted(80, i -> i < 10 ? i : 10 + (i - 10) / 3));
        assertThat(frames(unevenClip, 80, 41, 3)).containsExactlyElementsOf(all.subList(41, 44));
    }

    @Test
    void aClipThatEndsSoonerThanItWasSaidToKeepsItsLastFrame() throws Exception {
        Footage.Clip clip = clip(numbered("clip.mp4", 1), 0, null, Footage.WhenShort.LOOP);
        MediaFile.Video facts = clip.facts();
        MediaFile.Video wrong = new MediaFile.Video(facts.type(), 128, 224, 5000, 30, 150, "h264", "", null);
        Footage.Clip longer =
                new Footage.Clip(clip.file(), wrong, wrong.span(0, null), Footage.WhenShort.LOOP, Fit.COVER);
        List<Integer> expected = counted(60, i -> Math.min(i, 29));
        assertThat(numbers(frames(longer, 60, 0, 60))).containsExactlyElementsOf(expected);
        assertThat(numbers(frames(longer, 60, 50, 4))).containsOnly(29);

        Footage.Clip nothing =
                new Footage.Clip(clip.file(), wrong, new Span(4000, 4500), Footage.WhenShort.LOOP, Fit.COVER);
        assertThatThrownBy(() -> frames(nothing, 10, 0, 10))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(MediaError.MEDIA_UNREADABLE))
                .hasMessageContaining("clip.mp4")
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void aPlaylistIsNeverOpened() throws Exception {
        Footage.Clip clip = clip(numbered("clip.mp4", 1), 0, null, Footage.WhenShort.LOOP);
        Files.writeString(clip.file(), "ffconcat version 1.0\nfile '/etc/passwd'\n");
        assertThatThrownBy(() -> frames(clip, 10, 0, 10))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.MEDIA_UNSUPPORTED));
    }

    @ParameterizedTest
    @CsvSource({
        "640x360, smpte170m, limited, smpte170m",
        "640x360, smpte170m, limited, unknown",
        "1280x720, bt709, limited, unknown",
        "640x360, bt709, limited, bt709",
        "640x360, smpte170m, full, smpte170m",
        "1280x720, bt709, full, bt709",
        "640x360, bt2020, limited, bt2020nc"
    })
    void coloursComeOutAsBt709InLimitedRange(String size, String matrix, String range, String tag) throws Exception {
        List<String> options = new ArrayList<>(List.of(
                "-vf",
                "format=rgb24,scale=out_color_matrix=" + matrix + ":out_range=" + range + ",format="
                        + (range.equals("full") ? "yuvj420p" : "yuv420p"),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-qp",
                "4",
                "-color_range",
                range.equals("full") ? "pc" : "tv"));
        if (!tag.equals("unknown")) {
            options.addAll(List.of("-colorspace", tag));
        }
        Path file = TestClips.clip(
                folder.resolve("red.mp4"), "color=c=red:s=" + size + ":r=30:d=0.2", options.toArray(String[]::new));
        Footage.Clip red = clip(file, 0, null, Footage.WhenShort.LOOP);
        for (Fit fit : List.of(Fit.COVER, Fit.BLUR)) {
            Footage.Clip fitted = new Footage.Clip(red.file(), red.facts(), red.span(), red.whenShort(), fit);
            byte[] frame = frames(fitted, 2, 1, 1).getFirst();
            assertThat(colourAt(frame, 64, 112)).satisfiesExactly(near(63), near(102), near(240));
        }
    }

    private static ThrowingConsumer<Integer> near(int expected) {
        return value -> assertThat(value).isBetween(expected - 2, expected + 2);
    }

    private static List<Integer> colourAt(byte[] frame, int x, int y) {
        int pixels = CANVAS.width() * CANVAS.height();
        int chroma = y / 2 * (CANVAS.width() / 2) + x / 2;
        return List.of(
                frame[y * CANVAS.width() + x] & 0xff,
                frame[pixels + chroma] & 0xff,
                frame[pixels + pixels / 4 + chroma] & 0xff);
    }

    @Test
    void aPhonesFilmIsSeenUpright() throws Exception {
        Path lying = TestClips.clip(folder.resolve("lying.mp4"), TestClips.numbers(224, 128, "30", 1), x264());
        Path upright = folder.resolve("upright.mp4");
        TestClips.run(
                upright,
                List.of(
                        "-loglevel",
                        "error",
                        "-i",
                        "file:" + lying,
                        "-c",
                        "copy",
                        "-metadata:s:v:0",
                        "rotate=90",
                        "file:" + upright));
        Footage.Clip clip = clip(upright, 0, null, Footage.WhenShort.LOOP);
        assertThat(clip.facts().width()).isEqualTo(128);
        assertThat(clip.facts().height()).isEqualTo(224);
        byte[] frame = frames(clip, 30, 1, 1).getFirst();
        // a quarter turn to the left: the bar of bit 0, which was on the left, is below
        assertThat(frame[210 * 128 + 64] & 0xff).isGreaterThan(150);
        assertThat(frame[182 * 128 + 64] & 0xff).isLessThan(90);
    }

    @Test
    void pixelsThatAreNotSquareAreSeenAsTheyShould() throws Exception {
        Path file = TestClips.clip(
                folder.resolve("wide.mp4"), TestClips.numbers(128, 128, "30", 0.5) + ",setsar=7/4", x264());
        assertThat(clip(file, 0, null, Footage.WhenShort.LOOP).facts().width()).isEqualTo(224);
    }

    @Test
    void aWideClipIsCroppedToItsFocusOrSeenWhole() throws Exception {
        Path file = TestClips.clip(folder.resolve("wide.mp4"), TestClips.numbers(448, 128, "30", 2), x264());
        Footage.Clip clip = clip(file, 0, null, Footage.WhenShort.LOOP);
        Footage.Clip left = fitted(clip, Fit.COVER.towards(new Focus(0, 0.5)));
        // 128:224 of 448×128 are 73 pixels, little more than the bar of one bit
        List<Integer> bits = frames(left, 40, 0, 40).stream()
                .map(frame -> (frame[112 * 128 + 48] & 0xff) > 120 ? 1 : 0)
                .toList();
        assertThat(bits).containsExactlyElementsOf(counted(40, i -> i % 2));

        for (Fit whole : List.of(Fit.BLUR, Fit.AUTO)) {
            List<byte[]> frames = frames(fitted(clip, whole), 40, 0, 40);
            assertThat(frames.stream().map(frame -> TestClips.number(frame, CANVAS, 0, 128, 112)))
                    .containsExactlyElementsOf(counted(40, i -> i));
            assertThat(frames(fitted(clip, whole), 40, 33, 1).getFirst()).isEqualTo(frames.get(33));
            // darkened around it: nothing is as bright as the bars
            byte[] last = frames.get(39);
            assertThat(IntStream.range(0, 128 * 80)
                            .map(i -> last[i] & 0xff)
                            .max()
                            .orElseThrow())
                    .isLessThan(140);
        }
    }

    private static Footage.Clip fitted(Footage.Clip clip, Fit fit) {
        return new Footage.Clip(clip.file(), clip.facts(), clip.span(), clip.whenShort(), fit);
    }

    @Test
    void aCloseUpShowsTheMiddleNearer() throws Exception {
        Footage.Clip clip = clip(numbered("clip.mp4", 1), 0, null, Footage.WhenShort.LOOP);
        byte[] plain = frames(clip, 30, 21, 1).getFirst();
        byte[] near = new byte[plain.length];
        try (ClipFrames frames = open(clip, 30, CANVAS)) {
            frames.compose(21, 2, near, 0);
        }
        for (int x = 4; x < 124; x++) {
            if (x % 32 > 4 && x % 32 < 28) {
                assertThat(near[112 * 128 + x] & 0xff).isCloseTo(plain[112 * 128 + 32 + x / 2] & 0xff, within(12));
            }
        }
        assertThat(Arrays.equals(plain, near)).isFalse();
    }

    private static String[] x264() {
        return new String[] {"-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-pix_fmt", "yuv420p"};
    }

    private static String[] vp9() {
        return new String[] {"-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M"};
    }

    private Path numbered(String name, int seconds, String... options) throws Exception {
        return TestClips.clip(
                folder.resolve(name),
                TestClips.numbers(128, 224, "30", seconds),
                options.length == 0 ? x264() : options);
    }

    private Footage.Clip clip(Path file, long start, @Nullable Long end, Footage.WhenShort whenShort) throws Exception {
        MediaFile.Video facts = (MediaFile.Video) engine.probe(file, processes);
        return new Footage.Clip(file, facts, facts.span(start, end), whenShort, Fit.COVER);
    }

    private ClipFrames open(Footage.Clip clip, int shotFrames, Canvas canvas) throws InterruptedException {
        return new ClipFrames(TestEngines.embeddedFinder().find(), clip, shotFrames, canvas, processes);
    }

    private List<byte[]> frames(Footage.Clip clip, int shotFrames, int from, int count) throws InterruptedException {
        List<byte[]> all = new ArrayList<>();
        try (ClipFrames frames = open(clip, shotFrames, CANVAS)) {
            for (int i = from; i < from + count; i++) {
                byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
                frames.compose(i, 1, frame, 0);
                all.add(frame);
            }
        }
        return all;
    }

    private static List<Integer> numbers(List<byte[]> frames) {
        return frames.stream().map(frame -> TestClips.number(frame, CANVAS)).toList();
    }

    private static List<Integer> counted(int count, IntUnaryOperator number) {
        return IntStream.range(0, count).map(number).boxed().toList();
    }
}

package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every codec on every FFmpeg at hand, and what happens where one is missing. */
@Timeout(120)
class EncodingTest {
    private static final Canvas CANVAS = new Canvas(192, 320, 30);
    private static final int[] PATCHES = {
        0x000000, 0xFFFFFF, 0x808080, 0xE03030, 0x30C040, 0x3050E0, 0xF0C020, 0x20C0D0, 0xC040C0, 0xF5EBDD
    };

    @TempDir
    Path folder;

    private final ProcessGroup processes = new ProcessGroup();

    static Stream<Arguments> codecs() throws InterruptedException {
        return TestEngines.all().stream()
                .flatMap(engine -> Stream.of(Codec.values()).map(codec -> Arguments.of(engine, codec)));
    }

    static List<MediaEngine> engines() throws InterruptedException {
        return TestEngines.all();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void segmentsOfEveryCodecAreJoinedWithoutLosingAFrame(MediaEngine engine, Codec codec) throws Exception {
        Encoding encoding = encoding(engine, codec, Quality.STANDARD);
        int[] greys = {60, 200, 120};
        int[] lengths = {7, 65, 12};
        List<RenderedSegment> segments = new ArrayList<>();
        for (int i = 0; i < greys.length; i++) {
            Path picture = TestMedia.stripes(folder.resolve(i + ".png"), 20, 20, greys[i] * 0x010101);
            segments.add(render(engine, encoding, picture, lengths[i], folder.resolve(i + ".mp4")));
        }
        Path film = join(engine, segments);
        FilmFacts facts = engine.inspect(film, processes);

        assertThat(facts.picture().codec()).isEqualTo(codec.code());
        assertThat(facts.picture().profile()).isEqualTo(codec == Codec.H264 ? "High" : "Main");
        assertThat(facts.picture().pixelFormat()).isEqualTo("yuv420p");
        assertThat(facts.picture().colours()).isEqualTo("tv, bt709");
        assertThat(facts.picture().frames()).isEqualTo(84);
        assertThat(facts.picture().framesPerSecond()).isEqualTo(30);
        assertThat(facts.decoderComplaints()).isZero();
        assertThat(facts.faststart()).isTrue();
        if (codec == Codec.HEVC) {
            assertThat(Files.readString(film, StandardCharsets.ISO_8859_1))
                    .contains("hvc1")
                    .doesNotContain("hev1");
        }
        Path luma = decode(film, "gray", "format=gray");
        byte[] samples = Files.readAllBytes(luma);
        int frame = CANVAS.width() * CANVAS.height();
        assertThat(samples).hasSize(84 * frame);
        for (int i = 0, at = 0; i < greys.length; i++) {
            for (int k = 0; k < lengths[i]; k++, at++) {
                assertThat(samples[at * frame + frame / 2] & 0xff)
                        .as("frame %d", at)
                        .isBetween(greys[i] - 25, greys[i] + 25);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void coloursComeOutAsTheyWentIn(MediaEngine engine, Codec codec) throws Exception {
        Path picture = TestMedia.stripes(folder.resolve("patches.png"), 960, 1600, PATCHES);
        Encoding encoding = encoding(engine, codec, Quality.STANDARD);
        Path film = join(engine, List.of(render(engine, encoding, picture, 4, folder.resolve("patches.mp4"))));

        // FFmpeg reads the matrix and the range from the file's tags
        byte[] rgb = Files.readAllBytes(decode(film, "rgb24", "scale=out_range=pc,format=rgb24"));
        int row = (CANVAS.height() / 2 * CANVAS.width()) * 3;
        for (int i = 0; i < PATCHES.length; i++) {
            int x = (2 * i + 1) * CANVAS.width() / (2 * PATCHES.length);
            for (int channel = 0; channel < 3; channel++) {
                int wanted = PATCHES[i] >> (16 - 8 * channel) & 0xff;
                assertThat(rgb[row + 3 * x + channel] & 0xff)
                        .as("channel %d of %06x", channel, PATCHES[i])
                        .isBetween(wanted - 6, wanted + 6);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void betterQualityIsNearerToThePicture(MediaEngine engine, Codec codec) throws Exception {
        Path picture = TestMedia.picture(folder.resolve("fine.png"), 400, 600, 5);
        byte[] exact = null;
        List<Double> errors = new ArrayList<>();
        for (Quality quality : Quality.values()) {
            Encoding encoding = encoding(engine, codec, quality);
            RenderedSegment segment = render(engine, encoding, picture, 20, folder.resolve(quality + ".mp4"));
            byte[] seen = Files.readAllBytes(decode(segment.file(), "gray", "format=gray"));
            if (exact == null) {
                Encoding lossless = new Encoding(Codec.H264, Quality.HIGH, "libx264", "ultrafast", 1, 1);
                segment = render(engine, lossless, picture, 20, folder.resolve("exact.mp4"));
                exact = Files.readAllBytes(decode(segment.file(), "gray", "format=gray"));
            }
            errors.add(meanError(exact, seen));
        }
        assertThat(errors.get(1)).isLessThan(errors.get(0));
        assertThat(errors.get(2)).isLessThan(errors.get(1));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void hardwareThatDoesNotWorkIsReplacedWithAWord(MediaEngine engine) throws Exception {
        for (EncoderChoice kind : EncoderChoice.HARDWARE) {
            EncodingChoice choice = engine.encoding(new EncodingRequest(Codec.H264, Quality.DRAFT, kind));
            if (choice.fallback() == null) {
                assertThat(choice.encoding().encoder()).isEqualTo("h264_" + kind.code());
            } else {
                assertThat(choice.fallback()).contains("h264_" + kind.code()).contains("libx264");
                assertThat(choice.encoding()).isEqualTo(encoding(engine, Codec.H264, Quality.DRAFT));
            }
        }
        assertThat(engine.encoding(new EncodingRequest(Codec.H264, Quality.HIGH, EncoderChoice.AUTO))
                        .fallback())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"HEVC", "AV1"})
    void aCodecThatFfmpegLacksIsNamed(Codec codec) throws Exception {
        Ffmpeg real = TestEngines.embeddedFinder().find();
        Path poor = script("case \"$*\" in *-encoders*) \"" + real.executable()
                + "\" \"$@\" | grep -v -e x265 -e av1;; *) exec \"" + real.executable() + "\" \"$@\";; esac");
        MediaEngine engine = TestEngines.engine(new FfmpegFinder(poor.toString(), "", folder));
        assertThatThrownBy(() -> engine.encoding(new EncodingRequest(codec, Quality.STANDARD, EncoderChoice.AUTO)))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.CODEC_UNAVAILABLE))
                .hasMessageContaining(codec == Codec.HEVC ? "libx265" : "libsvtav1 or libaom-av1")
                .hasMessageContaining("STORYREEL_FFMPEG");
    }

    @Test
    void aDriverThatHangsIsGivenUp() throws Exception {
        Ffmpeg ffmpeg = pretending("exec sleep 600");
        Encoding encoding = EncoderArguments.encoding(Codec.H264, Quality.STANDARD, "h264_nvenc", 1);
        EncoderTrial.Outcome outcome = EncoderTrial.of(ffmpeg, encoding, Duration.ofMillis(100));
        assertThat(outcome.fault()).contains("did not answer");
        assertThat(outcome.lasting()).isFalse();
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            assertThat(children)
                    .noneMatch(child -> child.info().command().orElse("").endsWith("sleep"));
        }
    }

    @Test
    void whatWasKilledOnceIsTriedAgain() throws Exception {
        Path tried = folder.resolve("tried");
        Ffmpeg ffmpeg =
                pretending("test -e " + tried + " || { touch " + tried + "; kill -9 $$; }; exec " + real() + " \"$@\"");
        VideoEncoders encoders = new VideoEncoders(1);
        assertThat(encoders.fault(ffmpeg, TestEngines.ENCODING)).contains("killed");
        assertThat(encoders.fault(ffmpeg, TestEngines.ENCODING)).isNull();
    }

    @Test
    void hardwareThatFfmpegDeclinesIsNotTriedAgain() throws Exception {
        Path trials = folder.resolve("trials");
        Ffmpeg ffmpeg = pretending("echo >> " + trials + "; exec " + real() + " -hide_banner -i file:/none");
        VideoEncoders encoders = new VideoEncoders(1);
        Encoding hardware = EncoderArguments.encoding(Codec.H264, Quality.STANDARD, "h264_nvenc", 1);
        String fault = encoders.fault(ffmpeg, hardware);
        assertThat(fault).contains("/none").isEqualTo(encoders.fault(ffmpeg, hardware));
        assertThat(Files.readAllLines(trials)).hasSize(1);
        assertThat(encoders.fault(ffmpeg, TestEngines.ENCODING)).contains("/none");
        assertThat(encoders.fault(ffmpeg, TestEngines.ENCODING)).contains("/none");
        assertThat(Files.readAllLines(trials)).as("software is tried again").hasSize(3);
    }

    @Test
    void aDriverThatHangsHoldsUpNobodyElse() throws Exception {
        Path begun = folder.resolve("begun");
        assertThat(new ProcessBuilder("mkfifo", begun.toString()).start().waitFor())
                .isZero();
        Ffmpeg hanging = pretending("echo > " + begun + "; exec sleep 600");
        VideoEncoders encoders = new VideoEncoders(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                encoders.fault(hanging, TestEngines.ENCODING);
            } catch (InterruptedException _) {
                // the test is over
            }
        });
        Files.readString(begun);
        assertThat(encoders.fault(TestEngines.embeddedFinder().find(), TestEngines.ENCODING))
                .isNull();
        assertThat(waiting.isAlive()).isTrue();
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void whatTheEncoderIsToldDependsOnEverySetting() {
        List<String> canonical = new ArrayList<>();
        for (String encoder : List.of("libx264", "libx265", "libsvtav1", "libaom-av1", "h264_nvenc", "hevc_qsv")) {
            Codec codec = encoder.contains("265") || encoder.startsWith("hevc") ? Codec.HEVC : Codec.H264;
            for (Quality quality : Quality.values()) {
                canonical.add(
                        EncoderArguments.encoding(codec, quality, encoder, 1).canonical());
            }
        }
        canonical.add(EncoderArguments.encoding(Codec.H264, Quality.HIGH, "libx264", 2)
                .canonical());
        assertThat(canonical).doesNotHaveDuplicates();
        assertThat(EncoderArguments.encoding(Codec.H264, Quality.HIGH, "libx264", 2)
                        .canonical())
                .isEqualTo(canonical.getLast());
    }

    private static Encoding encoding(MediaEngine engine, Codec codec, Quality quality) throws InterruptedException {
        try {
            return engine.encoding(new EncodingRequest(codec, quality, EncoderChoice.SOFTWARE))
                    .encoding();
        } catch (StoryreelException e) {
            return Objects.requireNonNull(abort(String.valueOf(e.getMessage())));
        }
    }

    private RenderedSegment render(MediaEngine engine, Encoding encoding, Path picture, int frames, Path target)
            throws InterruptedException {
        Segment still = Segment.Body.of(CANVAS, new Shot(picture, Motion.still(), frames));
        return engine.renderSegment(still, encoding, null, target, processes, FrameProgress.NONE);
    }

    private Path join(MediaEngine engine, List<RenderedSegment> segments) throws InterruptedException {
        return TestEngines.silentFilm(engine, CANVAS, segments, folder.resolve("film.mp4"), processes);
    }

    private Path decode(Path film, String format, String filter) throws InterruptedException {
        Path raw = folder.resolve("decoded.raw");
        List<String> arguments = List.of(
                "-loglevel",
                "error",
                "-i",
                "file:" + film,
                "-map",
                "0:v:0",
                "-vf",
                filter,
                "-f",
                "rawvideo",
                "-pix_fmt",
                format,
                "file:" + raw);
        FfmpegRun.run(TestEngines.embeddedFinder().find(), processes, arguments);
        return raw;
    }

    private static double meanError(byte[] exact, byte[] seen) {
        assertThat(seen).hasSameSizeAs(exact);
        long sum = 0;
        for (int i = 0; i < seen.length; i++) {
            int difference = (seen[i] & 0xff) - (exact[i] & 0xff);
            sum += (long) difference * difference;
        }
        return (double) sum / seen.length;
    }

    private static Path real() throws InterruptedException {
        return TestEngines.embeddedFinder().find().executable();
    }

    /** One that says it has the usual encoder. */
    private Ffmpeg pretending(String line) throws IOException {
        return new Ffmpeg(
                script(line), "0", Set.of(TestEngines.ENCODING.encoder(), "h264_nvenc"), Ffmpeg.Source.CONFIGURED, "");
    }

    private Path script(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

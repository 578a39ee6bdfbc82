package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class FilmTest {
    private static final Canvas CANVAS = new Canvas(180, 320, 30);
    private static final int[] GREYS = {60, 200, 120};
    private static final int[] LENGTHS = {7, 65, 31};
    private static final int FRAMES = 103;

    @TempDir
    Path folder;

    private final ProcessGroup processes = new ProcessGroup();

    static List<MediaEngine> engines() throws InterruptedException {
        return TestEngines.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aFilmHoldsEveryFrameOfEverySegmentInOrderAndSoundAsLong(MediaEngine engine) throws Exception {
        Path film = film(engine, folder.resolve("it's a film.mp4"));
        FilmFacts facts = engine.inspect(film, processes);

        FilmFacts.Picture picture = facts.picture();
        assertThat(picture)
                .isEqualTo(new FilmFacts.Picture(
                        "h264",
                        "High",
                        "yuv420p",
                        "tv, bt709",
                        180,
                        320,
                        30.0,
                        FRAMES,
                        FRAMES,
                        FRAMES * 1000.0 / 30,
                        List.of(),
                        picture.frozen()));
        FilmFacts.Sound sound = Objects.requireNonNull(facts.sound());
        assertThat(sound)
                .isEqualTo(new FilmFacts.Sound(
                        "aac",
                        "LC",
                        48_000,
                        2,
                        sound.samples(),
                        sound.loudnessLufs(),
                        sound.truePeakDbtp(),
                        sound.silences()));
        assertThat(Math.abs(sound.samples() - FRAMES * 1600L)).isLessThanOrEqualTo(1600);
        assertThat(facts.soundMinusPictureMs().orElseThrow()).isBetween(-34.0, 34.0);
        assertThat(facts.faststart()).isTrue();
        assertThat(facts.decoderComplaints()).isZero();
        assertThat(scenesSeen(film)).containsExactlyElementsOf(expectedScenes());
    }

    @Test
    void soundIsHeardWhereItsCueSays() throws Exception {
        MediaEngine engine = TestEngines.embedded();
        Path film = film(engine, folder.resolve("film.mp4"));
        Path pcm = folder.resolve("film.pcm");
        decode(film, "-map", "0:a:0", "-f", "s16le", "file:" + pcm);
        ByteBuffer samples = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
        // the tone sounds from 40,000 to 88,000; the encoder smears an edge over a block of 2,048
        assertThat(loudest(samples, 0, 37_900)).isLessThan(100);
        assertThat(loudest(samples, 40_000, 42_000)).isGreaterThan(7000);
        assertThat(loudest(samples, 86_000, 88_000)).isGreaterThan(7000);
        assertThat(loudest(samples, 90_100, FRAMES * 1600 - 2000)).isLessThan(100);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aFinishedFilmIsAtItsLoudness(MediaEngine engine) throws Exception {
        Path voice = folder.resolve("voice.wav");
        FfmpegRun.run(
                TestEngines.embeddedFinder().find(),
                processes,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='0.9*sin(2*PI*110*t)^9*(0.3+0.7*abs(sin(9*t)))':d=2.5:s=24000",
                        "file:" + voice));
        Path wav = engine.normaliseAudio(voice, folder.resolve("voice48.wav"), processes)
                .wav();
        SoundPlan sound = new SoundPlan(
                List.of(new AudioCue(wav, 20_000)), new Music.Generated(Music.Style.UPBEAT, 1), Loudness.DEFAULT);
        Path film = folder.resolve("film.mp4");
        FilmFacts.Sound heard = Objects.requireNonNull(
                film(engine, segments(engine), sound, null, film).sound());

        assertThat(Objects.requireNonNull(heard.loudnessLufs())).isBetween(-14.3, -13.7);
        assertThat(Objects.requireNonNull(heard.truePeakDbtp())).isBetween(-8.0, -1.0);
        assertThat(heard.silences()).isEmpty();
    }

    @Test
    void silencesOfAFilmAreTold() throws Exception {
        MediaEngine engine = TestEngines.embedded();
        FilmFacts facts = engine.inspect(film(engine, folder.resolve("film.mp4")), processes);
        assertThat(Objects.requireNonNull(facts.sound()).silences())
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.startSeconds()).isBetween(88_000 / 48_000.0 - 0.01, 90_100 / 48_000.0);
                    assertThat(silence.endSeconds()).isBetween(3.4, 3.5);
                });
    }

    @Test
    void sameInputGivesTheSameFilm() throws Exception {
        MediaEngine engine = TestEngines.embedded();
        assertThat(film(engine, folder.resolve("one.mp4")))
                .hasSameBinaryContentAs(film(engine, folder.resolve("two.mp4")));
    }

    @Test
    void aSingleClipHasItsOwnSound() throws Exception {
        MediaEngine engine = TestEngines.embedded();
        Segment still = Segment.Body.of(CANVAS, new Shot(grey(GREYS[1]), Motion.still(), 65));
        Path clip = folder.resolve("clip.mp4");
        AudioCue narration = new AudioCue(tone(engine), 20_000);
        engine.renderSegment(still, TestEngines.ENCODING, narration, clip, processes, FrameProgress.NONE);
        FilmFacts facts = engine.inspect(clip, processes);
        assertThat(facts.picture().frames()).isEqualTo(65);
        assertThat(Objects.requireNonNull(facts.sound()).samples()).isBetween(64 * 1600L, 66 * 1600L);
        Path pcm = folder.resolve("clip.pcm");
        decode(clip, "-map", "0:a:0", "-f", "s16le", "file:" + pcm);
        ByteBuffer samples = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(loudest(samples, 0, 17_900)).isLessThan(100);
        assertThat(loudest(samples, 20_000, 22_000)).isGreaterThan(7000);
        assertThat(loudest(samples, 66_000, 68_000)).isGreaterThan(7000);
        assertThat(loudest(samples, 70_100, 100_000)).isLessThan(100);

        Path silent = folder.resolve("silent.mp4");
        engine.renderSegment(still, TestEngines.ENCODING, null, silent, processes, FrameProgress.NONE);
        assertThat(engine.inspect(silent, processes).sound()).isNull();
    }

    @Test
    void aCueThatOutlastsTheFilmIsRefusedAndNothingIsLeft() throws Exception {
        MediaEngine engine = TestEngines.embedded();
        AudioCue late = new AudioCue(tone(engine), FRAMES * 1600L - 47_999);
        Path target = folder.resolve("sound.m4a");
        assertThatThrownBy(() -> engine.makeSoundtrack(SoundPlan.of(List.of(late)), FRAMES * 1600L, target, processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.TIMELINE_INVALID));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part") || file.equals(target));
        }
    }

    @Test
    void whatIsBlackAndWhatDoesNotMoveIsFound() throws Exception {
        MediaEngine engine = TestEngines.embedded();
        Path lively = TestMedia.picture(folder.resolve("lively.png"), 400, 700, 3);
        List<RenderedSegment> segments = new ArrayList<>();
        for (Shot shot : List.of(
                new Shot(lively, Motion.zoomIn(), 60),
                new Shot(grey(0), Motion.zoomIn(), 45),
                new Shot(grey(120), Motion.still(), 90))) {
            Path file = folder.resolve("part " + segments.size() + ".mp4");
            segments.add(engine.renderSegment(
                    Segment.Body.of(CANVAS, shot), TestEngines.ENCODING, null, file, processes, FrameProgress.NONE));
        }
        Path film = folder.resolve("film.mp4");
        SoundPlan sound = SoundPlan.of(List.of(new AudioCue(tone(engine), 0)));
        FilmFacts facts = film(engine, segments, sound, null, film);
        assertThat(facts.picture().frames()).isEqualTo(195);
        assertThat(facts.picture().width()).isEqualTo(CANVAS.width());
        assertThat(facts.picture().height()).isEqualTo(CANVAS.height());
        assertThat(facts.picture().black()).containsExactly(new FilmFacts.Stretch(2, 3.5));
        assertThat(facts.picture().frozen()).hasSize(1);
        assertThat(facts.picture().frozen().getFirst().startSeconds()).isBetween(3.4, 3.7);
        assertThat(facts.picture().frozen().getFirst().endSeconds()).isBetween(6.4, 6.6);
    }

    @Test
    void aFileThatIsNoFilmIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("no.mp4"), "#EXTM3U\n/etc/passwd\n");
        assertThatThrownBy(() -> TestEngines.embedded().inspect(file, processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(MediaError.FILM_UNREADABLE));
    }

    private Path film(MediaEngine engine, Path target) throws Exception {
        List<AudioCue> cues = List.of(new AudioCue(tone(engine), 40_000));
        film(engine, segments(engine), SoundPlan.of(cues), "A title = it's \"quoted\"", target);
        return target;
    }

    private FilmFacts film(
            MediaEngine engine, List<RenderedSegment> segments, SoundPlan sound, @Nullable String title, Path target)
            throws Exception {
        Path soundtrack = folder.resolve("sound.m4a");
        long frames = segments.stream().mapToLong(RenderedSegment::frames).sum();
        engine.makeSoundtrack(sound, frames * CANVAS.samplesPerFrame(), soundtrack, processes);
        engine.assemble(new FilmPlan(CANVAS, segments, soundtrack, title), target, processes);
        return engine.inspect(target, processes);
    }

    private Path tone(MediaEngine engine) throws Exception {
        Path wav = folder.resolve("tone-normal.wav");
        return engine.normaliseAudio(TestMedia.tone(folder.resolve("tone.wav"), 48_000, 2, 48_000), wav, processes)
                .wav();
    }

    private List<RenderedSegment> segments(MediaEngine engine) throws Exception {
        List<RenderedSegment> segments = new ArrayList<>();
        for (int i = 0; i < GREYS.length; i++) {
            Segment still = Segment.Body.of(CANVAS, new Shot(grey(GREYS[i]), Motion.forScene(3, i), LENGTHS[i]));
            segments.add(engine.renderSegment(
                    still,
                    TestEngines.ENCODING,
                    null,
                    folder.resolve("scene's " + i + ".mp4"),
                    processes,
                    FrameProgress.NONE));
        }
        return segments;
    }

    private Path grey(int value) throws IOException {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400; i++) {
            image.setRGB(i % 20, i / 20, value * 0x010101);
        }
        Path file = folder.resolve("grey" + value + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static List<Integer> expectedScenes() {
        List<Integer> scenes = new ArrayList<>();
        for (int i = 0; i < LENGTHS.length; i++) {
            for (int frame = 0; frame < LENGTHS[i]; frame++) {
                scenes.add(i);
            }
        }
        return scenes;
    }

    /** For each decoded frame, which scene it shows. */
    private List<Integer> scenesSeen(Path film) throws Exception {
        Path luma = folder.resolve("luma.raw");
        decode(film, "-map", "0:v:0", "-pix_fmt", "gray", "-f", "rawvideo", "file:" + luma);
        byte[] samples = Files.readAllBytes(luma);
        List<Integer> scenes = new ArrayList<>();
        for (int at = 0; at < samples.length; at += 180 * 320) {
            scenes.add(sceneOf(samples[at + 180 * 160 + 90] & 0xff));
        }
        return scenes;
    }

    private static int sceneOf(int grey) {
        for (int i = 0; i < GREYS.length; i++) {
            if (Math.abs(grey - GREYS[i]) < 25) {
                return i;
            }
        }
        return -1;
    }

    private void decode(Path film, String... output) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "error", "-i", "file:" + film));
        arguments.addAll(List.of(output));
        FfmpegRun.run(TestEngines.embeddedFinder().find(), processes, arguments);
    }

    private static int loudest(ByteBuffer samples, int from, int to) {
        int loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(samples.getShort(4 * i)));
        }
        return loudest;
    }
}

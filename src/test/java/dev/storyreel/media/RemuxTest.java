package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.WavReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A video gets another sound, and its pictures are the very same at the very same times. FFmpeg decodes both to see. */
@Timeout(120)
class RemuxTest {
    private static final int MS = 48;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String BARS = "testsrc=s=64x48:r=25:d=4";
    private static final String BEEP = "aevalsrc='0.5*sin(2*PI*1000*t)*between(t,2,3)':s=48000:d=4";

    @TempDir
    Path folder;

    private final ProcessGroup processes = new ProcessGroup();

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(TestEngines.running()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, libx264 -bf 2 -g 50, aac, 0, 0, MP4",
        "mp4, libx264 -bf 2 -g 50, aac, 0.5, 0, MP4",
        "mp4, libx264 -bf 2 -g 50, aac, 0, 0.5, MP4",
        "mov, mpeg4, pcm_s16le, 0.2, 0, MP4",
        "mov, prores, pcm_s16le, 0, 0, MOV",
        "mkv, libx264 -bf 2, pcm_s16le, 0.4, 0, MP4",
        "mkv, libx265 -x265-params log-level=error, flac, 0, 0.4, MP4",
        "mkv, ffv1, pcm_s16le, 0, 0, MATROSKA",
        "webm, libvpx -deadline realtime, libopus, 0, 0.4, WEBM",
        "webm, libvpx-vp9 -deadline realtime, libopus, 0, 0, MP4"
    })
    void picturesStayAndTheSoundIsInTheirTime(
            String extension,
            String pictures,
            String sound,
            String picturesAt,
            String soundAt,
            VideoContainer container)
            throws Exception {
        Path video = folder.resolve("video." + extension);
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "error", "-itsoffset", picturesAt));
        arguments.addAll(List.of("-f", "lavfi", "-i", BARS, "-itsoffset", soundAt, "-f", "lavfi", "-i", BEEP));
        arguments.add("-c:v");
        arguments.addAll(List.of(pictures.split(" ")));
        arguments.addAll(List.of("-c:a", sound, "-copyts", "file:" + video));
        TestClips.run(video, arguments);
        remuxed(video, container);
    }

    /** Cut without being encoded again: pictures from before the cut are in the file, but not shown. */
    @Test
    void whatAnEditListHidesStaysHidden() throws Exception {
        Path video = folder.resolve("video.mp4");
        String[] options = {"-f", "lavfi", "-i", BEEP, "-c:v", "libx264", "-g", "50", "-c:a", "aac"};
        TestClips.clip(video, BARS, options);
        Path cut = folder.resolve("cut.mp4");
        TestClips.run(
                cut, List.of("-loglevel", "error", "-ss", "1.3", "-i", "file:" + video, "-c", "copy", "file:" + cut));
        assertThat(shown(cut)).hasSizeLessThan(70);
        remuxed(cut, VideoContainer.MP4);
    }

    @Test
    void aTurnedVideoStaysTurnedAndAllElseIsLeftOut() throws Exception {
        Path plain = folder.resolve("plain.mp4");
        Path subtitles = Files.writeString(folder.resolve("s.srt"), "1\n00:00:00,000 --> 00:00:02,000\nHello\n");
        TestClips.clip(plain, BARS, "-f", "lavfi", "-i", BEEP, "-c:v", "libx264", "-c:a", "aac");
        Path turned = folder.resolve("turned.mp4");
        TestClips.run(
                turned,
                List.of(
                        "-loglevel",
                        "error",
                        "-i",
                        "file:" + plain,
                        "-i",
                        "file:" + subtitles,
                        "-map",
                        "0",
                        "-map",
                        "0:a",
                        "-map",
                        "1",
                        "-c",
                        "copy",
                        "-c:s",
                        "mov_text",
                        "-metadata:s:v",
                        "rotate=90",
                        "-metadata",
                        "title=mine",
                        "file:" + turned));
        MediaEngine engine = TestEngines.embedded();
        assertThat(engine.probe(turned, processes))
                .isInstanceOfSatisfying(
                        MediaFile.Video.class,
                        video -> assertThat(video.width()).isEqualTo(48));
        Path result = remuxed(turned, VideoContainer.MP4);
        assertThat(engine.probe(result, processes))
                .isInstanceOfSatisfying(
                        MediaFile.Video.class,
                        video -> assertThat(video.width()).isEqualTo(48));
        List<String> lines = new ArrayList<>();
        FfmpegRun.run(
                TestEngines.embeddedFinder().find(),
                processes,
                List.of("-i", "file:" + result, "-map", "0", "-c", "copy", "-f", "null", "-"),
                (_, _) -> {},
                lines::add);
        assertThat(lines.stream().filter(line -> line.contains("Stream #0:") && !line.contains("->")))
                .hasSize(4);
    }

    /** Takes the sound, puts it back, and looks whether picture and sound are where they were. */
    private Path remuxed(Path video, VideoContainer container) throws Exception {
        Path result = folder.resolve("result." + container.extension());
        List<Shown> before = shown(video);
        double onset = onset(video) - before.getFirst().at();
        // WebM tells times in milliseconds, and what Opus puts before the sound is not told right
        double exact = container == VideoContainer.WEBM || container == VideoContainer.MATROSKA ? 8 : 3;
        for (MediaEngine engine : TestEngines.all()) {
            MediaFile.Video facts = (MediaFile.Video) engine.probe(video, processes);
            NormalSound sound = engine.takeSound(video, MINUTE, folder.resolve("taken.wav"), processes);
            RemuxedVideo remuxed = engine.remux(video, sound.wav(), "es-MX", result, processes);
            assertThat(remuxed.container()).isEqualTo(container).isEqualTo(VideoContainer.of(facts));
            assertThat(remuxed.pictures()).isEqualTo(facts.frames());
            assertThat(Math.abs(remuxed.samples() - sound.samples())).isLessThanOrEqualTo(1024);
            List<Shown> after = shown(result);
            assertThat(after).hasSameSizeAs(before);
            double later = after.getFirst().at() - before.getFirst().at();
            assertThat(later).isBetween(-1.0, exact == 3 ? 1.0 : 15.0);
            for (int i = 0; i < after.size(); i++) {
                assertThat(after.get(i).hash()).isEqualTo(before.get(i).hash());
                assertThat(after.get(i).at() - later).isCloseTo(before.get(i).at(), within(1.5));
            }
            assertThat(onset(result) - after.getFirst().at()).isCloseTo(onset, within(exact));
            assertThat(engine.probe(result, processes).type()).isEqualTo(container.type());
            assertThat(language(result)).isEqualTo("language=spa");
        }
        return result;
    }

    /** @param at milliseconds after the file's start */
    private record Shown(double at, String hash) {}

    /** Each picture that is shown. */
    private String language(Path video) throws Exception {
        Path told = folder.resolve("told");
        TestClips.run(
                told,
                List.of(
                        "-loglevel",
                        "error",
                        "-i",
                        "file:" + video,
                        "-map",
                        "0:a:0",
                        "-c",
                        "copy",
                        "-f",
                        "ffmetadata",
                        "-y",
                        "file:" + told));
        return Files.readAllLines(told).stream()
                .filter(line -> line.startsWith("language="))
                .findFirst()
                .orElse("");
    }

    private List<Shown> shown(Path video) throws Exception {
        Path list = folder.resolve("shown");
        TestClips.run(
                list,
                List.of(
                        "-loglevel",
                        "error",
                        "-i",
                        "file:" + video,
                        "-map",
                        "0:V:0",
                        "-vsync",
                        "0",
                        "-f",
                        "framemd5",
                        "file:" + list));
        List<Shown> shown = new ArrayList<>();
        double tick = 0;
        for (String line : Files.readAllLines(list)) {
            if (line.startsWith("#tb 0: ")) {
                String[] base = line.substring(7).split("/", 2);
                tick = 1000.0 * Integer.parseInt(base[0]) / Integer.parseInt(base[1]);
            } else if (!line.startsWith("#")) {
                String[] columns = line.split(",\\s*", -1);
                shown.add(new Shown(Long.parseLong(columns[2].strip()) * tick, columns[5]));
            }
        }
        return shown;
    }

    /** Milliseconds after the file's start at which the tone begins. */
    private double onset(Path video) throws Exception {
        Path wav = folder.resolve("onset.wav");
        TestClips.run(
                wav,
                List.of(
                        "-loglevel",
                        "error",
                        "-i",
                        "file:" + video,
                        "-af",
                        "aresample=48000:async=1:first_pts=0",
                        "-ac",
                        "1",
                        "-c:a",
                        "pcm_s16le",
                        "file:" + wav));
        try (WavReader reader = WavReader.open(wav)) {
            float[] left = new float[(int) reader.samples()];
            reader.next(left, new float[left.length]);
            for (int i = 0; i < left.length; i++) {
                if (Math.abs(left[i]) > 0.05) {
                    return i / (double) MS;
                }
            }
        }
        throw new AssertionError("nothing is to be heard");
    }

    @ParameterizedTest
    @CsvSource({"M4A, 3, 1100", "MP3, 3, 1100", "FLAC, 0.1, 0"})
    void aFinishedSoundIsEncodedInItsTime(SoundFormat format, double exactMs, long exactSamples) throws Exception {
        Path wav = TestClips.clip(folder.resolve("beep.wav"), BEEP, "-ac", "2", "-c:a", "pcm_f32le");
        double onset = onset(wav);
        for (MediaEngine engine : TestEngines.all()) {
            Path target = folder.resolve("sound." + format.extension());
            engine.encodeSound(wav, format, target, processes);
            assertThat(onset(target)).isCloseTo(onset, within(exactMs));
            NormalSound decoded = engine.takeSound(target, MINUTE, folder.resolve("decoded.wav"), processes);
            assertThat(Math.abs(decoded.samples() - 4L * 48_000)).isLessThanOrEqualTo(exactSamples);
        }
    }

    @Test
    void whatIsNoVideoIsNamedAndLeavesNothing() throws Exception {
        MediaEngine engine = TestEngines.embedded();
        Path wav = TestMedia.tone(folder.resolve("tone.wav"), 48_000, 1, 48_000);
        Path text = Files.writeString(folder.resolve("text.mp4"), "ffconcat version 1.0\nfile 'tone.wav'\n");
        Path target = folder.resolve("none.mp4");
        for (Path file : List.of(text, wav)) {
            assertThatThrownBy(() -> engine.remux(file, wav, null, target, processes))
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(MediaError.MEDIA_UNREADABLE));
        }
        assertThat(target).doesNotExist();
    }
}

package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.sound.WavReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings lie in their time, whatever they come in; those that are none are told. */
@Timeout(60)
class TakenSoundTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MS = 48;

    /** A tone from the first to the second second. */
    private static final String BEEP = "aevalsrc='0.5*sin(2*PI*1000*t)*between(t,1,2)':s=44100:d=3";

    private static final String BARS = "testsrc=s=64x48:r=25:d=3";

    @TempDir
    Path folder;

    private final ProcessGroup processes = new ProcessGroup();
    private final MediaEngine engine = TestEngines.embedded();

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(TestEngines.running()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    /**
     * An encoder puts some milliseconds before the sound; each kind of file says in its own way that they are to be left out. A
     * WebM file of sound alone begins with them, so its time does too.
     */
    @ParameterizedTest
    @CsvSource({
        "mp3, -c:a libmp3lame, 2",
        "m4a, -c:a aac, 2",
        "flac, -c:a flac, 1",
        "ogg, -c:a libvorbis, 2",
        "ogg, -c:a libopus, 2",
        "webm, -c:a libopus, 8",
        "mkv, -c:a flac, 1",
        "wav, -c:a pcm_s16le, 1"
    })
    void aRecordingBeginsWhenItDoes(String extension, String encoder, int exact) throws Exception {
        Path file = TestClips.clip(folder.resolve("beep." + extension), BEEP, encoder.split(" "));
        for (MediaEngine each : TestEngines.all()) {
            NormalSound sound = each.takeSound(file, MINUTE, folder.resolve("taken.wav"), processes);
            assertThat(onsets(sound))
                    .singleElement()
                    .satisfies(onset -> assertThat(onset).isCloseTo(1000.0, within((double) exact)));
            assertThat(sound.samples() / (double) MS).isCloseTo(3000, within(60.0));
            assertThat(each.hear(file, MINUTE, processes).durationMs()).isCloseTo(sound.samples() / MS, within(2L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, 0.5, 0, 1500",
        "mkv, 0.5, 0, 1500",
        "mov, 0.037, 0, 1037",
        "mp4, 0, 0.5, 1000",
        "mkv, 0, 0.3, 1000",
        "mkv, 2, 2.4, 1000"
    })
    void soundThatComesLaterThanItsPicturesStaysSo(String extension, String soundAt, String picturesAt, double onset)
            throws Exception {
        Path file = video(extension, soundAt, picturesAt);
        for (MediaEngine each : TestEngines.all()) {
            NormalSound sound = each.takeSound(file, MINUTE, folder.resolve("taken.wav"), processes);
            assertThat(onsets(sound))
                    .singleElement()
                    .satisfies(at -> assertThat(at).isCloseTo(onset, within(3.0)));
        }
    }

    /** Cut without being encoded again, as phones do: what lies before the cut is in the file, but not to be heard. */
    @Test
    void whatAnEditListLeavesOutIsNotHeard() throws Exception {
        Path file = video("mp4", "0", "0");
        Path cut = folder.resolve("cut.mp4");
        TestClips.run(
                cut, List.of("-loglevel", "error", "-ss", "0.4", "-i", "file:" + file, "-c", "copy", "file:" + cut));
        NormalSound sound = engine.takeSound(cut, MINUTE, folder.resolve("taken.wav"), processes);
        assertThat(onsets(sound)).singleElement().satisfies(at -> assertThat(at).isCloseTo(600.0, within(25.0)));
    }

    /** As of somebody who was muted for a while. */
    @Test
    void whereSoundIsMissingThereIsSilence() throws Exception {
        Path file = gap(7);
        NormalSound sound = engine.takeSound(file, MINUTE, folder.resolve("taken.wav"), processes);
        assertThat(sound.samples() / (double) MS).isCloseTo(9000, within(50.0));
        assertThat(onsets(sound))
                .hasSize(2)
                .last()
                .satisfies(at -> assertThat(at).isCloseTo(8000.0, within(25.0)));
        assertThat(engine.hear(file, MINUTE, processes).durationMs()).isCloseTo(9000, within(50L));
    }

    /** Its silence is neither kept in memory nor written. */
    @Test
    void aSmallFileThatClaimsHoursOfSilenceIsLeft() throws Exception {
        Path file = gap(10_000);
        assertTooLong(file);
        Path flac = TestClips.clip(folder.resolve("hours.flac"), "anullsrc=r=8000:cl=mono:d=7200", "-c:a", "flac");
        assertThat(Files.size(flac)).isLessThan(2 << 20);
        assertTooLong(flac);
    }

    private void assertTooLong(Path file) {
        Path target = folder.resolve("none.wav");
        assertFails(MediaError.MEDIA_TOO_LONG, () -> engine.hear(file, MINUTE, processes));
        assertFails(MediaError.MEDIA_TOO_LONG, () -> engine.takeSound(file, MINUTE, target, processes));
        assertThat(target).doesNotExist();
    }

    @Test
    void theLimitIsTakenToTheMillisecond() throws Exception {
        for (Path file : List.of(
                TestMedia.tone(folder.resolve("plain.wav"), 48_000, 1, 48_000),
                TestMedia.tone(folder.resolve("other.wav"), 44_100, 1, 44_100))) {
            Duration length = Duration.ofSeconds(1);
            assertThat(engine.hear(file, length, processes).durationMs()).isEqualTo(1000);
            assertThat(engine.takeSound(file, length, folder.resolve("taken.wav"), processes)
                            .samples())
                    .isEqualTo(48_000);
            assertFails(MediaError.MEDIA_TOO_LONG, () -> engine.hear(file, length.minusMillis(1), processes));
            assertFails(
                    MediaError.MEDIA_TOO_LONG,
                    () -> engine.takeSound(file, length.minusMillis(1), folder.resolve("none.wav"), processes));
        }
    }

    @Test
    void howLoudItGetsIsToldWithoutDirectCurrent() throws Exception {
        Path tone = TestMedia.tone(folder.resolve("tone.wav"), 44_100, 2, 44_100);
        assertThat(engine.hear(tone, MINUTE, processes).loudestDbfs()).isCloseTo(-15.05, within(0.2));
        Path silence = TestMedia.constant(folder.resolve("none.wav"), 48_000, 0);
        assertThat(engine.hear(silence, MINUTE, processes)).isEqualTo(new HeardSound(1000, -200));
        Path constant = TestMedia.constant(folder.resolve("constant.wav"), 48_000, 8000);
        assertThat(engine.hear(constant, MINUTE, processes).loudestDbfs()).isLessThan(-60);
    }

    @Test
    void whatIsNoSoundIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp3"), "#EXTM3U\nfile:" + folder.resolve("secret.wav"));
        byte[] whole = Files.readAllBytes(TestMedia.tone(folder.resolve("tone.wav"), 44_100, 1, 44_100));
        Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));
        Path mute = TestClips.clip(folder.resolve("mute.mp4"), BARS);
        for (Path file : List.of(text, cut, mute)) {
            assertFails(MediaError.AUDIO_UNREADABLE, () -> engine.hear(file, MINUTE, processes));
            assertFails(
                    MediaError.AUDIO_UNREADABLE,
                    () -> engine.takeSound(file, MINUTE, folder.resolve("none.wav"), processes));
        }
        processes.close();
        assertFails(MediaError.RENDER_CANCELLED, () -> engine.hear(cut, MINUTE, processes));
    }

    private Path video(String extension, String soundAt, String picturesAt) throws Exception {
        Path file = folder.resolve("video." + extension);
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "error", "-itsoffset", picturesAt));
        arguments.addAll(List.of("-f", "lavfi", "-i", BARS, "-itsoffset", soundAt, "-f", "lavfi", "-i", BEEP));
        arguments.addAll(List.of("-c:v", "libx264", "-copyts"));
        // Matroska, as FFmpeg 4.4 writes it, does not tell what AAC puts before the sound
        arguments.addAll(List.of("-c:a", extension.equals("mkv") ? "pcm_s16le" : "aac", "file:" + file));
        return TestClips.run(file, arguments);
    }

    /** Two seconds of tone, of which the second is later by so much. */
    private Path gap(int seconds) throws Exception {
        return TestClips.clip(
                folder.resolve("gap.mkv"),
                "sine=d=2,asetpts='if(gte(T,1),PTS+" + seconds + "/TB,PTS)'",
                "-c:a",
                "pcm_s16le");
    }

    private static void assertFails(MediaError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
    }

    /** Milliseconds at which it begins to sound after a tenth of a second of silence. */
    private static List<Double> onsets(NormalSound sound) throws Exception {
        List<Double> onsets = new ArrayList<>();
        try (WavReader reader = WavReader.open(sound.wav())) {
            assertThat(reader.samples()).isEqualTo(sound.samples());
            float[] left = new float[(int) sound.samples()];
            reader.next(left, new float[left.length]);
            long heard = Long.MIN_VALUE / 2;
            for (int i = 0; i < left.length; i++) {
                if (Math.abs(left[i]) > 0.05) {
                    if (i - heard > 100 * MS) {
                        onsets.add(i / (double) MS);
                    }
                    heard = i;
                }
            }
        }
        return onsets;
    }
}

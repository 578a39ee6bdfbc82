package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.WavReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SoundTest {
    @TempDir
    Path folder;

    private final MediaEngine engine = TestEngines.embedded();
    private final ProcessGroup processes = new ProcessGroup();

    @Test
    void whatTakesTooLongIsGivenUp(@TempDir Path scratch) throws Exception {
        Path source = TestMedia.tone(scratch.resolve("tone.wav"), 44_100, 1, 44_100);
        SoundNormaliser hurried = new SoundNormaliser(Duration.ofMinutes(1), Duration.ZERO);
        Path target = scratch.resolve("target.wav");

        assertThatThrownBy(() -> hurried.normalise(TestEngines.embeddedFinder(), source, target, processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(MediaError.FFMPEG_TOO_SLOW));
        assertThat(scratch).isDirectoryNotContaining("glob:**target*");
    }

    @Test
    void aPlainFileIsTakenAsItIsWithoutAnyProcess() throws Exception {
        FfmpegFinder none = new FfmpegFinder("/none/at/all", "", folder);
        MediaEngine withoutFfmpeg = new MediaEngine(
                none, new VideoEncoders(2), new MediaSettings.Engine(2, Duration.ofSeconds(20)), TestEngines.fonts());
        for (int channels : List.of(1, 2)) {
            Path plain = TestMedia.tone(folder.resolve("plain.wav"), 48_000, channels, 4800);
            Path target = folder.resolve("target.wav");
            assertThat(withoutFfmpeg.normaliseAudio(plain, target, processes)).isEqualTo(new NormalSound(plain, 4800));
            assertThat(target).doesNotExist();
        }
    }

    /** Whatever it was stored as, the same tone comes out: as long, as loud, as high. */
    @ParameterizedTest
    @CsvSource({
        "8000, 1, -c:a pcm_s16le -f wav",
        "8000, 1, -c:a pcm_mulaw -f wav",
        "22050, 1, -c:a pcm_u8 -f wav",
        "44100, 2, -c:a pcm_s24le -f wav",
        "48000, 1, -c:a pcm_s24le -f wav",
        "96000, 2, -c:a pcm_f32le -f wav",
        "44100, 2, -c:a libmp3lame -b:a 192k -f mp3",
        "24000, 1, -c:a libmp3lame -f mp3",
        "48000, 2, -c:a flac -f flac",
        "48000, 1, -c:a aac -b:a 128k -f ipod",
        "48000, 1, -ac 6 -c:a pcm_s16le -f wav"
    })
    void anySoundComesOutRight(int rate, int channels, String form) throws Exception {
        Path tone = TestMedia.tone(folder.resolve("-i: odd 'name'%d.wav"), rate, channels, 3 * rate);
        Path stored = folder.resolve("stored");
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "error", "-i", "file:" + tone));
        arguments.addAll(List.of(form.split(" ")));
        arguments.add("file:" + stored);
        FfmpegRun.run(TestEngines.embeddedFinder().find(), processes, arguments);

        NormalSound sound = engine.normaliseAudio(stored, folder.resolve("out.wav"), processes);

        assertThat(sound.samples()).isBetween(143_500L, 148_000L);
        try (WavReader reader = WavReader.open(sound.wav())) {
            float[] left = new float[(int) sound.samples()];
            float[] right = new float[left.length];
            assertThat(reader.next(left, right)).isEqualTo(left.length);
            int crossings = 0;
            double square = 0;
            for (int i = 48_000; i < 96_000; i++) {
                crossings += left[i - 1] < 0 && left[i] >= 0 ? 1 : 0;
                square += left[i] * left[i];
            }
            assertThat(crossings).isBetween(439, 441);
            // MP3 takes a little from a tone, and the share of a centre among two channels is a matter of taste
            double exact = form.contains("mp3") ? 0.5 : form.contains("-ac 6") ? 3.1 : 0.1;
            assertThat(10 * Math.log10(square / 48_000)).isCloseTo(-15.05, within(exact));
            assertThat(Math.abs(left[70_000] - right[70_000])).isLessThan(0.01f);
        }
    }

    /** A float file above full scale is too loud, not broken: its peaks are kept. */
    @Test
    void whatIsAboveFullScaleIsNotClipped() throws Exception {
        Path tone = TestMedia.tone(folder.resolve("tone.wav"), 44_100, 2, 44_100);
        Path hot = folder.resolve("hot.wav");
        FfmpegRun.run(
                TestEngines.embeddedFinder().find(),
                processes,
                List.of("-i", "file:" + tone, "-af", "volume=24dB", "-c:a", "pcm_f32le", "file:" + hot));
        NormalSound sound = engine.normaliseAudio(hot, folder.resolve("out.wav"), processes);
        try (WavReader reader = WavReader.open(sound.wav())) {
            float[] left = new float[40_000];
            reader.next(left, new float[40_000]);
            float highest = 0;
            for (float sample : left) {
                highest = Math.max(highest, sample);
            }
            assertThat(highest).isBetween(3.9f, 4.1f);
        }
    }

    @Test
    void hostileSoundIsNamedAndLeavesNothing() throws Exception {
        Path secret = TestMedia.tone(folder.resolve("secret.wav"), 48_000, 2, 4800);
        assertFails("", MediaError.AUDIO_UNREADABLE);
        assertFails("not a sound", MediaError.AUDIO_UNREADABLE);
        assertFails("#EXTM3U\n#EXTINF:1,\nfile:" + secret + "\n", MediaError.AUDIO_UNREADABLE);
        assertFails("ffconcat version 1.0\nfile 'secret.wav'\n", MediaError.AUDIO_UNREADABLE);
        byte[] header = Arrays.copyOf(Files.readAllBytes(secret), 44);
        Files.write(folder.resolve("hostile.mp3"), header);
        assertFails(folder.resolve("hostile.mp3"), MediaError.AUDIO_UNREADABLE);
        byte[] many = Files.readAllBytes(secret);
        many[22] = (byte) 200;
        Files.write(folder.resolve("hostile.mp3"), many);
        assertFails(folder.resolve("hostile.mp3"), MediaError.AUDIO_UNREADABLE);
        for (int rate : new int[] {48_000, 8000}) {
            byte[] all = Files.readAllBytes(TestMedia.tone(folder.resolve("whole.wav"), rate, 1, 4800));
            Files.write(folder.resolve("hostile.mp3"), Arrays.copyOf(all, all.length / 2));
            assertFails(folder.resolve("hostile.mp3"), MediaError.AUDIO_UNREADABLE);
        }
        assertFails(folder.resolve("none.wav"), MediaError.FILE_NOT_ACCESSIBLE);
    }

    @Test
    void aSoundThatWasWrittenAsAStreamIsNotTakenForOneCutShort() throws Exception {
        byte[] streamed = Files.readAllBytes(TestMedia.tone(folder.resolve("whole.wav"), 48_000, 1, 4800));
        Arrays.fill(streamed, 4, 8, (byte) 0xff);
        Arrays.fill(streamed, 40, 44, (byte) 0xff);
        Path source = Files.write(folder.resolve("streamed.wav"), streamed);
        assertThat(engine.normaliseAudio(source, folder.resolve("target.wav"), processes)
                        .samples())
                .isEqualTo(4800);
    }

    @Test
    void anFfmpegThatIsGoneIsNotTheSoundsFault() throws Exception {
        Path ffmpeg = Files.createSymbolicLink(
                folder.resolve("ffmpeg"), TestEngines.embeddedFinder().find().executable());
        FfmpegFinder finder = new FfmpegFinder(ffmpeg.toString(), "", folder);
        finder.find();
        Files.delete(ffmpeg);
        MediaEngine without = TestEngines.engine(finder);
        Path source = Files.writeString(folder.resolve("unknown.mp3"), "perhaps a sound");
        assertThatThrownBy(() -> without.normaliseAudio(source, folder.resolve("target.wav"), processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.FFMPEG_NOT_STARTED));
    }

    @Test
    void soundBeyondTheLimitIsRefused() throws Exception {
        Path longer = TestMedia.tone(folder.resolve("long.wav"), 8000, 1, 8000 * 21);
        assertFails(longer, MediaError.AUDIO_TOO_LONG);
    }

    private void assertFails(String content, MediaError error) throws Exception {
        assertFails(Files.writeString(folder.resolve("hostile.mp3"), content), error);
    }

    private void assertFails(Path source, MediaError error) throws Exception {
        Path target = folder.resolve("target.wav");
        assertThatThrownBy(() -> engine.normaliseAudio(source, target, processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part") || file.equals(target));
        }
    }
}

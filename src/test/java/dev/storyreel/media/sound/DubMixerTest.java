package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.DubMix;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MeasuredSound;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.TestEngines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DubMixerTest {
    private static final int RATE = TestSound.RATE;
    private static final double BED_HZ = 3_000;

    @TempDir
    Path folder;

    private final MediaEngine engine = TestEngines.embedded();
    private final ProcessGroup work = new ProcessGroup();

    private Path file(String name, TestSound sound) throws Exception {
        return sound.write(folder.resolve(name + ".wav"));
    }

    private MeasuredSound mix(Path voice, @Nullable Path bed, @Nullable Path source, double lufs) throws Exception {
        return engine.mixDub(new DubMix(voice, bed, source, new Loudness(lufs, -1)), target(), work);
    }

    private Path target() {
        return folder.resolve("mix.wav");
    }

    private TestSound mixed() throws Exception {
        try (WavReader reader = WavReader.open(target())) {
            return TestSound.all(reader, (int) reader.samples(), 4096);
        }
    }

    /** Whatever came in; FFmpeg judges what came out. */
    @ParameterizedTest
    @CsvSource({"-14, 0.5, 0.1", "-16, 0.01, 0.2", "-23, 3, 0.3", "-27, 0.5, 0.001", "-14, 0.3, 0"})
    void theMixIsAsLoudAsItShouldBe(double lufs, double voiceLevel, double bedLevel) throws Exception {
        TestSound speech = TestSound.speech(voiceLevel, 12.01, 4);
        Path voice = file("voice", speech);
        Path bed = file("bed", TestSound.noise(bedLevel, 12 * RATE, 2));

        MeasuredSound measured = mix(voice, bed, null, lufs);

        TestSound.Judgement judged = TestSound.judge(target());
        assertThat(judged.loudness()).isCloseTo(lufs, within(Loudness.TOLERANCE));
        assertThat(judged.truePeak()).isLessThanOrEqualTo(-1.4);
        assertThat(measured.loudnessLufs()).isCloseTo(judged.loudness(), within(0.15));
        assertThat(measured.truePeakDbtp()).isCloseTo(judged.truePeak(), within(0.3));
        assertThat(measured.samples()).isEqualTo(speech.left().length);
        assertThat(mixed().left()).hasSize(speech.left().length);
    }

    @Test
    void theBedGivesWayToTheVoiceAndComesBack() throws Exception {
        TestSound silence = TestSound.mono(4 * RATE, _ -> 0);
        Path voice = file("voice", TestSound.joined(silence, TestSound.tone(300, -20, 4), silence));
        Path bed = file("bed", TestSound.tone(BED_HZ, -30, 12));
        mix(voice, bed, null, -16);
        TestSound mix = mixed();
        double before = bedLevel(mix, 1, 3);
        double under = bedLevel(mix, 5, 7);
        double after = bedLevel(mix, 10, 12);
        assertThat(before - under).isBetween(6.0, 15.0);
        assertThat(after).isCloseTo(before, within(0.3));
    }

    /** Decibels of the bed's tone alone, in these seconds. */
    private static double bedLevel(TestSound mix, int from, int to) {
        double sine = 0;
        double cosine = 0;
        for (int i = from * RATE; i < to * RATE; i++) {
            double angle = 2 * Math.PI * BED_HZ * i / RATE;
            sine += mix.left()[i] * Math.sin(angle);
            cosine += mix.left()[i] * Math.cos(angle);
        }
        return 20 * Math.log10(2 * Math.hypot(sine, cosine) / ((to - from) * RATE));
    }

    /** The dubbed voice may be far louder than the source's: the bed stays below it as it was below that. */
    @Test
    void theBedStaysAsFarBelowTheVoiceAsItWas() throws Exception {
        TestSound silence = TestSound.mono(4 * RATE, _ -> 0);
        Path voice = file("voice", TestSound.joined(TestSound.tone(1000, -6, 4), silence));
        Path bed = file("bed", TestSound.tone(BED_HZ, -52, 8));
        for (double below : new double[] {8, 20}) {
            Path source = file("source", TestSound.tone(BED_HZ, -52 + below, 8));
            mix(voice, bed, source, -20);
            TestSound mix = mixed();
            double spoken = mix.part(RATE, 3 * RATE).loudness();
            double quiet = mix.part(6 * RATE, 8 * RATE).loudness();
            assertThat(spoken - quiet).isCloseTo(below, within(0.5));
        }
        Path source = file("source", TestSound.tone(BED_HZ, -58, 8));
        mix(voice, bed, source, -20);
        TestSound mix = mixed();
        assertThat(mix.part(RATE, 3 * RATE).loudness()
                        - mix.part(6 * RATE, 8 * RATE).loudness())
                .as("a bed that was louder than the voice")
                .isCloseTo(3, within(0.5));
    }

    @Test
    void theBedIsPlayedOnceAndTheMixIsAsLongAsTheVoice() throws Exception {
        Path voice = file("voice", TestSound.joined(TestSound.speech(0.3, 3, 1), TestSound.mono(RATE, _ -> 0)));
        mix(voice, file("short", TestSound.noise(0.1, 2 * RATE, 1)), null, -14);
        assertThat(mixed().left()).hasSize(4 * RATE);
        assertThat(mixed().part(3 * RATE + 4800, 4 * RATE).loudest()).isZero();
        mix(voice, file("long", TestSound.noise(0.1, 6 * RATE, 1)), null, -14);
        assertThat(mixed().left()).hasSize(4 * RATE);
        assertThat(mixed().part(3 * RATE + 4800, 4 * RATE).loudest()).isPositive();
    }

    @Test
    void theVoiceKeepsItsSamples() throws Exception {
        TestSound click = TestSound.mono(3 * RATE, i -> i == 100_003 ? 0.9 : 0.0005 * TestSound.sine(500, i));
        mix(file("voice", click), file("bed", TestSound.mono(RATE, _ -> 0)), null, -27);
        float[] left = mixed().left();
        int loudest = 0;
        for (int i = 0; i < left.length; i++) {
            loudest = Math.abs(left[i]) > Math.abs(left[loudest]) ? i : loudest;
        }
        assertThat(loudest).isEqualTo(100_003);
    }

    @Test
    void silenceStaysSilent() throws Exception {
        TestSound silent = TestSound.mono(2 * RATE, _ -> 0);
        Path voice = file("voice", silent);
        assertThat(mix(voice, null, null, -14)).isEqualTo(new MeasuredSound(2 * RATE, null, null));
        assertThat(mixed().isSameAs(silent)).isTrue();
        assertThat(mix(voice, voice, voice, -14)).isEqualTo(new MeasuredSound(2 * RATE, null, null));
        MeasuredSound music = mix(voice, file("bed", TestSound.noise(0.1, 2 * RATE, 3)), voice, -14);
        assertThat(Objects.requireNonNull(music.loudnessLufs())).isFinite();
    }

    @Test
    void sameInputGivesTheSameSamples() throws Exception {
        Path voice = file("voice", TestSound.speech(0.4, 3, 1));
        Path bed = file("bed", TestSound.noise(0.1, 2 * RATE, 1));
        mix(voice, bed, voice, -14);
        TestSound once = mixed();
        mix(voice, bed, voice, -14);
        assertThat(mixed().isSameAs(once)).isTrue();
    }

    @Test
    void whatCannotBeMixedIsNamedAndLeavesNothing() throws Exception {
        Path voice = file("voice", TestSound.speech(0.4, 1, 1));
        Path empty = file("empty", TestSound.mono(0, _ -> 0));
        assertFails(MediaError.AUDIO_UNREADABLE, empty, voice);
        assertFails(MediaError.AUDIO_UNREADABLE, voice, Files.writeString(folder.resolve("no.wav"), "no"));
        work.close();
        assertFails(MediaError.RENDER_CANCELLED, voice, voice);
        assertThat(folder).isDirectoryNotContaining("glob:**mix*");
    }

    private void assertFails(MediaError error, Path voice, Path bed) {
        assertThatThrownBy(() -> mix(voice, bed, null, -14))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
    }
}

package dev.storyreel.media.sound;

import static dev.storyreel.media.sound.TestSound.joined;
import static dev.storyreel.media.sound.TestSound.noise;
import static dev.storyreel.media.sound.TestSound.speech;
import static dev.storyreel.media.sound.TestSound.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.sound.TestSound.Judgement;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudnessMeterTest {
    private static final Offset<Double> TENTH = within(0.1);

    @TempDir
    Path folder;

    /** The cases of EBU Tech 3341, table 1, that are made of tones in stereo. */
    @Test
    void readsTheReferenceSignalsRight() {
        assertThat(tone(1000, -23, 20).loudness()).isCloseTo(-23, TENTH);
        assertThat(tone(1000, -33, 20).loudness()).isCloseTo(-33, TENTH);
        TestSound gated = joined(tone(1000, -36, 10), tone(1000, -23, 60), tone(1000, -36, 10));
        assertThat(gated.loudness()).isCloseTo(-23, TENTH);
        TestSound twice = joined(tone(1000, -72, 10), gated, tone(1000, -72, 10));
        assertThat(twice.loudness()).isCloseTo(-23, TENTH);
        TestSound mean = joined(tone(1000, -26, 20), tone(1000, -20, 20.1), tone(1000, -26, 20));
        assertThat(mean.loudness()).isCloseTo(-23, TENTH);
    }

    @Test
    void oneChannelIsThreeUnitsLess() {
        TestSound both = tone(997, 0, 5);
        assertThat(new TestSound(both.left(), new float[both.left().length]).loudness())
                .isCloseTo(-3.01, TENTH);
    }

    @Test
    void agreesWithAnIndependentMeter() throws Exception {
        for (TestSound sound : List.of(
                tone(60, -6, 6).faded(),
                tone(9000, -20, 6).faded(),
                noise(0.5, 6 * TestSound.RATE, 1),
                speech(0.7, 12, 2),
                joined(speech(0.9, 6, 3), tone(300, -50, 6).faded(), noise(0.001, 90_000, 4)))) {
            Judgement judgement = sound.judged(folder);
            assertThat(sound.loudness()).isCloseTo(judgement.loudness(), TENTH);
            assertThat(sound.truePeak()).isCloseTo(judgement.truePeak(), within(0.35));
        }
    }

    /** Between its samples, a tone of a quarter of the rate rises 3 dB above them. */
    @Test
    void findsPeaksBetweenSamples() throws Exception {
        TestSound hidden =
                TestSound.mono(48_000, i -> 0.5 * Math.sin(Math.PI / 4 + Math.PI / 2 * i) * Math.min(1, i / 4800.0));
        assertThat(hidden.truePeak()).isCloseTo(-6.02, within(0.2));
        assertThat(hidden.judged(folder).truePeak()).isCloseTo(hidden.truePeak(), within(0.25));
    }

    @Test
    void silenceAndTheBarelyAudibleHaveNoLoudness() {
        assertThat(tone(1000, -90, 3).loudness()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(TestSound.mono(48_000, i -> 0).loudness()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(tone(1000, -20, 0.3).loudness()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() {
        TestSound sound = speech(0.5, 4, 9);
        LoudnessMeter meter = new LoudnessMeter();
        for (int at = 0; at < sound.left().length; at += 333) {
            TestSound part = sound.part(at, Math.min(at + 333, sound.left().length));
            meter.add(part.left(), part.right(), part.left().length);
        }
        assertThat(meter.integrated()).isCloseTo(sound.loudness(), within(1e-6));
    }
}

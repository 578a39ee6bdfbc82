package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class StretchedSoundTest {
    private static final double[] SPEEDS = {0.85, 0.9, 0.97, 1.03, 1.1, 1.2, 1.3};

    private static TestSound stretched(TestSound sound, int length, int block) throws Exception {
        return TestSound.all(new StretchedSound(sound.playing(), sound.left().length, length), length + block, block);
    }

    private static TestSound atSpeed(TestSound sound, double speed) throws Exception {
        return stretched(sound, (int) Math.round(sound.left().length / speed), 4096);
    }

    @Test
    void theLengthIsExactWhateverItIs() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int samples = round < 50 ? 1 + random.nextInt(300) : 1 + random.nextInt(60_000);
            int length = (int) Math.max(1, samples / (0.5 + 1.5 * random.nextDouble()));
            TestSound sound = TestSound.noise(0.5, samples, round);
            assertThat(stretched(sound, length, 1 + random.nextInt(5_000)).left())
                    .as("%d to %d", samples, length)
                    .hasSize(length);
        }
    }

    @Test
    void atItsOwnSpeedNothingChanges() throws Exception {
        TestSound sound = TestSound.speech(0.6, 2, 1);
        assertThat(stretched(sound, sound.left().length, 777).isSameAs(sound)).isTrue();
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() throws Exception {
        TestSound sound = TestSound.speech(0.6, 3, 1);
        int length = (int) (sound.left().length / 1.17);
        assertThat(stretched(sound, length, 100_000).isSameAs(stretched(sound, length, 311)))
                .isTrue();
    }

    @Test
    void thePitchStays() throws Exception {
        for (double hz : new double[] {80, 110, 220, 400}) {
            TestSound voice = voiced(hz, 2);
            for (double speed : SPEEDS) {
                float[] sound = atSpeed(voice, speed).left();
                for (int at = 20_000; at + 8_000 < sound.length; at += 11_111) {
                    assertThat(TestSound.RATE / period(sound, at))
                            .as("%.0f Hz at %.2f", hz, speed)
                            .isCloseTo(hz, within(hz * 0.015));
                }
            }
        }
    }

    /** A click is a step that the sound itself does not make. */
    @Test
    void nothingClicks() throws Exception {
        for (TestSound sound : new TestSound[] {voiced(110, 2), voiced(220, 2), TestSound.speech(0.8, 4, 5)}) {
            for (double speed : SPEEDS) {
                assertThat(atSpeed(sound, speed).largestStep())
                        .as("at %.2f", speed)
                        .isLessThan(1.05 * sound.largestStep());
            }
        }
    }

    @Test
    void itStaysAsLoud() throws Exception {
        for (TestSound sound : new TestSound[] {voiced(130, 3), TestSound.speech(0.8, 6, 5)}) {
            for (double speed : SPEEDS) {
                assertThat(atSpeed(sound, speed).loudness()).isCloseTo(sound.loudness(), within(0.6));
            }
        }
    }

    @Test
    void bothEndsAreTheSourcesOwn() throws Exception {
        TestSound sound = TestSound.speech(0.8, 3, 6);
        int samples = sound.left().length;
        for (double speed : SPEEDS) {
            float[] left = atSpeed(sound, speed).left();
            assertThat(Arrays.copyOf(left, 900)).isEqualTo(Arrays.copyOf(sound.left(), 900));
            // less than half a hop is certain, without the fade at its beginning
            assertThat(Arrays.copyOfRange(left, left.length - 4, left.length))
                    .isEqualTo(Arrays.copyOfRange(sound.left(), samples - 4, samples));
        }
    }

    /** Marks keep their places: what is in the middle comes in the middle. */
    @Test
    void timeRunsEvenly() throws Exception {
        int samples = 4 * TestSound.RATE;
        TestSound marks = TestSound.mono(samples, i -> i % 24_000 < 4_800 ? 0.5 * TestSound.sine(300, i) : 0);
        for (double speed : SPEEDS) {
            float[] sound = atSpeed(marks, speed).left();
            for (int mark = 1; mark < samples / 24_000; mark++) {
                int due = (int) (mark * 24_000 / speed);
                int heard = due - 2_000;
                while (Math.abs(sound[heard]) < 0.05) {
                    heard++;
                }
                assertThat(heard).as("mark %d at %.2f", mark, speed).isBetween(due - 1_000, due + 1_000);
            }
        }
    }

    @Test
    void bothChannelsAreCutAlike() throws Exception {
        float[] left = voiced(150, 2).left();
        float[] right = left.clone();
        for (int i = 0; i < right.length; i++) {
            right[i] *= -0.5f;
        }
        TestSound sound = atSpeed(new TestSound(left, right), 1.2);
        for (int i = 0; i < sound.left().length; i++) {
            assertThat(sound.right()[i]).isEqualTo(-0.5f * sound.left()[i], within(1e-6f));
        }
    }

    /** A voice: harmonics, swelling. */
    private static TestSound voiced(double hz, double seconds) {
        IntToDoubleFunction wave = i -> 0.3
                * (0.8 + 0.2 * TestSound.sine(3, i))
                * (TestSound.sine(hz, i) + 0.7 * TestSound.sine(2 * hz, i) + 0.5 * TestSound.sine(3 * hz, i));
        return TestSound.mono((int) (seconds * TestSound.RATE), wave);
    }

    /** By autocorrelation over 60 ms, in samples: the first peak nearly as high as the highest. */
    private static double period(float[] sound, int at) {
        int window = 2_880;
        double[] likeness = new double[800];
        double highest = 0;
        for (int lag = 90; lag < likeness.length; lag++) {
            double product = 0;
            double own = 0;
            double other = 0;
            for (int i = 0; i < window; i++) {
                product += sound[at + i] * sound[at + i + lag];
                own += sound[at + i] * sound[at + i];
                other += sound[at + i + lag] * sound[at + i + lag];
            }
            likeness[lag] = product / Math.sqrt(own * other);
            highest = Math.max(highest, likeness[lag]);
        }
        for (int lag = 91; lag < likeness.length - 1; lag++) {
            boolean peak = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
            if (peak && likeness[lag] > 0.93 * highest) {
                return lag;
            }
        }
        return 0;
    }
}

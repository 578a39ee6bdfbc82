package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Music;
import dev.storyreel.media.Music.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BedTest {
    private static TestSound bed(Style style, long seed) {
        Bed bed = Bed.of(new Music.Generated(style, seed));
        float gain = (float) Levels.gain(new TestSound(bed.left(), bed.right()).loudness(), -20);
        return new TestSound(scaled(bed.left(), gain), scaled(bed.right(), gain));
    }

    private static float[] scaled(float[] channel, float gain) {
        float[] scaled = channel.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= gain;
        }
        return scaled;
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void isCleanCalmAndStereo(Style style) {
        for (long seed = 0; seed < 6; seed++) {
            TestSound bed = bed(style, seed);
            assertThat(bed.truePeak()).isLessThan(-4);
            assertThat(Math.abs(mean(bed.left()))).isLessThan(1e-5);
            assertThat(Math.abs(mean(bed.right()))).isLessThan(1e-5);
            assertThat(bed.largestStep()).isLessThan(0.06);
            assertThat(bed.left()).isNotEqualTo(bed.right());
        }
    }

    /** Across the seam it goes on as it does elsewhere. */
    @ParameterizedTest
    @EnumSource(Style.class)
    void goesRoundWithoutAClick(Style style) {
        for (long seed = 0; seed < 6; seed++) {
            TestSound bed = bed(style, seed);
            int end = bed.left().length;
            TestSound seam = TestSound.joined(bed.part(end - 200, end), bed.part(0, 200));
            TestSound elsewhere = bed.part(end / 2, end);
            assertThat(seam.largestStep()).isLessThanOrEqualTo(elsewhere.largestStep());
            assertThat(bend(seam)).isLessThanOrEqualTo(bend(elsewhere));
        }
    }

    /** The largest change of slope from sample to sample: a corner shows here before it shows in the steps. */
    private static double bend(TestSound sound) {
        float[] x = sound.left();
        double largest = 0;
        for (int i = 2; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(x[i] - 2 * x[i - 1] + x[i - 2]));
        }
        return largest;
    }

    @Test
    void theSeedDecides() {
        TestSound bed = bed(Style.AMBIENT, 1);
        assertThat(bed.isSameAs(bed(Style.AMBIENT, 1))).isTrue();
        assertThat(bed.isSameAs(bed(Style.AMBIENT, 2))).isFalse();
    }

    private static double mean(float[] channel) {
        double sum = 0;
        for (float sample : channel) {
            sum += sample;
        }
        return sum / channel.length;
    }
}

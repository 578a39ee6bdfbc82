package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final double CEILING = 0.8;

    private static TestSound limited(TestSound sound, double gain, int block) throws Exception {
        return TestSound.all(new Limiter(sound.playing(), gain, CEILING), sound.left().length + 1, block);
    }

    @Test
    void noPeakPassesWhateverComes() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            double density = Math.pow(10, -random.nextInt(5));
            double hz = 20 + random.nextInt(15_000);
            TestSound sound = TestSound.mono(
                    20_000 + random.nextInt(9000),
                    i -> random.nextDouble() < density
                            ? 4 * random.nextGaussian()
                            : TestSound.sine(hz, i) * random.nextInt(2));
            TestSound out = limited(sound, 1 + random.nextInt(8), 1024);
            assertThat(out.left().length).isEqualTo(sound.left().length);
            assertThat(out.truePeak()).isLessThan(20 * Math.log10(CEILING) + 0.1);
        }
    }

    @Test
    void whatIsBelowTheCeilingPassesUnchangedAndInTime() throws Exception {
        TestSound sound = TestSound.noise(0.3, 10_000, 3);
        assertThat(limited(sound, 1, 777).isSameAs(sound)).isTrue();
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() throws Exception {
        TestSound sound = TestSound.speech(1.5, 1, 4);
        TestSound whole = limited(sound, 2, 60_000);
        for (int block : List.of(1, 64, 999)) {
            assertThat(limited(sound, 2, block).isSameAs(whole)).isTrue();
        }
    }
}

package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.FilmFacts.Stretch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundGaugeTest {
    private static SoundGauge gauged(TestSound sound, int blockBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(sound.left().length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < sound.left().length; i++) {
            bytes.putFloat(sound.left()[i]).putFloat(sound.right()[i]);
        }
        bytes.flip();
        SoundGauge gauge = new SoundGauge();
        byte[] block = new byte[blockBytes];
        while (bytes.hasRemaining()) {
            int part = Math.min(block.length, bytes.remaining());
            bytes.get(block, 0, part);
            gauge.add(block, part);
        }
        gauge.finish();
        return gauge;
    }

    @Test
    void silencesOfASecondAreToldWherever() {
        TestSound second = TestSound.tone(440, -20, 1);
        TestSound sound = TestSound.joined(
                TestSound.tone(440, -60, 1.5),
                second,
                TestSound.tone(440, -70, 0.9),
                second,
                TestSound.tone(440, -90, 2));
        for (int blockBytes : List.of(7, 65_536, 10_000_000)) {
            List<Stretch> silences = gauged(sound, blockBytes).silences();
            assertThat(silences).hasSize(2);
            assertThat(silences.getFirst().startSeconds()).isZero();
            assertThat(silences.getFirst().endSeconds()).isCloseTo(1.5, within(0.002));
            assertThat(silences.getLast().startSeconds()).isCloseTo(4.4, within(0.002));
            assertThat(silences.getLast().endSeconds()).isEqualTo(6.4);
        }
    }

    @Test
    void loudnessAndPeaksAreThoseOfTheMeters() {
        TestSound sound = TestSound.speech(0.7, 5, 2);
        SoundGauge gauge = gauged(sound, 1001);
        assertThat(gauge.loudness()).isCloseTo(sound.loudness(), within(1e-6));
        assertThat(gauge.truePeak()).isCloseTo(sound.truePeak(), within(1e-6));
        assertThat(gauge.silences()).isEmpty();
    }

    @Test
    void nothingIsNeitherLoudNorHigh() {
        SoundGauge gauge = gauged(TestSound.mono(96_000, i -> 0), 4096);
        assertThat(gauge.loudness()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(gauge.truePeak()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(gauge.silences()).containsExactly(new Stretch(0, 2));
    }
}

package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.media.sound.WavReader;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The talks that dubbing is tested with are what they say they are. */
class TalkTest {
    @TempDir
    Path folder;

    @Test
    void itSpeaksWhereItSaysAndNowhereElse() throws Exception {
        Talk talk = Talk.of(3, 30, 2);
        float[] sound = new float[(int) talk.total()];
        try (WavReader reader = WavReader.open(talk.write(folder.resolve("talk.wav")))) {
            assertThat(reader.samples()).isEqualTo(30 * 48_000);
            reader.next(sound, sound.clone());
        }
        int silentFrom = 0;
        for (Babble.Word word : talk.words()) {
            for (int i = silentFrom; i < word.start(); i++) {
                assertThat(sound[i]).isZero();
            }
            assertThat(loudest(sound, (int) word.start(), (int) word.start() + 480))
                    .isGreaterThan(0.02f);
            silentFrom = (int) word.end();
        }
        assertThat(talk.lines()).hasSizeBetween(5, 20);
    }

    @Test
    void trimmingKeepsAllThatIsSaid() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < 20; i++) {
            Talk.Take take = Talk.take(random, 24_000 + random.nextInt(100_000), 140);
            VoiceSpan span =
                    VoiceSpan.of(take.write(folder.resolve("take.wav"))).orElseThrow();
            assertThat(span.start()).isBetween(take.ahead() - 2 * 480, take.ahead());
            assertThat(span.end())
                    .isBetween(
                            Math.min(take.total(), take.ahead() + take.length()),
                            take.ahead() + take.length() + 5 * 480);
        }
    }

    @Test
    void aTakeOfNothingHasNoSpan() throws Exception {
        assertThat(VoiceSpan.of(new Talk.Take(java.util.List.of(), 0, 0, 4_800).write(folder.resolve("none.wav"))))
                .isEmpty();
    }

    private static float loudest(float[] sound, int from, int to) {
        float loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(sound[i]));
        }
        return loudest;
    }
}

package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopedMusicTest {
    @TempDir
    Path folder;

    @Test
    void aFileGoesRoundWithoutAClickAndNeverEnds() throws Exception {
        // ends in the middle of a wave, at full level
        TestSound tone = TestSound.tone(441.3, -6, 1.3);
        Path wav = tone.write(folder.resolve("music.wav"));
        float[] left = new float[5 * TestSound.RATE];
        float[] right = new float[left.length];
        try (LoopedMusic music = new LoopedMusic.FromFile(wav, 1)) {
            assertThat(music.next(left, right)).isEqualTo(left.length);
        }
        TestSound heard = new TestSound(left, right);
        // where two of it sound together, no more than both
        assertThat(heard.largestStep()).isLessThan(1.5 * tone.largestStep());
        for (int at = 0; at + 4800 <= left.length; at += 4800) {
            assertThat(heard.part(at, at + 4800).truePeak()).isGreaterThan(-30);
        }
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() throws Exception {
        Path wav = TestSound.speech(0.5, 1.1, 7).write(folder.resolve("music.wav"));
        assertThat(played(wav, 997, 150_000).isSameAs(played(wav, 150_000, 150_000)))
                .isTrue();
    }

    private static TestSound played(Path wav, int block, int length) throws Exception {
        int[] left = {length};
        try (LoopedMusic music = new LoopedMusic.FromFile(wav, 1)) {
            return TestSound.all(
                    (l, r) -> {
                        int count = Math.min(l.length, left[0]);
                        music.next(l, r, count);
                        left[0] -= count;
                        return count;
                    },
                    length,
                    block);
        }
    }

    @Test
    void whatIsTooShortIsRefused() throws Exception {
        Path wav = TestSound.tone(440, -6, 0.9).write(folder.resolve("short.wav"));
        assertThatThrownBy(() -> new LoopedMusic.FromFile(wav, 1))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(MediaError.MUSIC_TOO_SHORT));
    }
}

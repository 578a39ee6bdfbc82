package dev.storyreel.dub.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.media.sound.WavReader;
import dev.storyreel.media.sound.WavWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DubbedVoiceTest {
    private static final int EDGE = 96;

    @TempDir
    Path folder;

    private Path take;

    /** A take that tells its places: 0.5 in the part that is used, full scale around it. */
    @BeforeEach
    void writeTake() throws Exception {
        take = folder.resolve("take.wav");
        float[] samples = new float[30_000];
        Arrays.fill(samples, 1);
        Arrays.fill(samples, 5_000, 25_000, 0.5f);
        try (WavWriter writer = new WavWriter(take, 1, samples.length)) {
            writer.add(samples, samples, samples.length);
        }
    }

    private TakeFile at(long start, long length, double gain) {
        return new TakeFile(take, new VoiceSpan(5_000, 25_000), start, length, gain);
    }

    private static float[] played(DubbedVoice voice, int total, int block) throws Exception {
        float[] all = new float[total];
        float[] left = new float[block];
        int at = 0;
        try (voice) {
            for (int read = voice.next(left, left.clone()); read > 0; read = voice.next(left, left.clone())) {
                System.arraycopy(left, 0, all, at, read);
                at += read;
            }
        }
        assertThat(at).isEqualTo(total);
        return all;
    }

    @Test
    void everyTakeIsWhereAndAsLongAsItShouldBe() throws Exception {
        List<TakeFile> takes = List.of(at(1_000, 20_000, 1), at(30_000, 16_000, 2), at(46_000, 23_000, 1));
        float[] voice = played(new DubbedVoice(takes, 70_000), 70_000, 1_777);

        for (int i = 0; i < voice.length; i++) {
            int sample = i;
            takes.stream()
                    .filter(t -> sample >= t.start() && sample < t.end())
                    .findFirst()
                    .ifPresentOrElse(
                            t -> {
                                boolean inside = sample - t.start() >= EDGE && t.end() - 1 - sample >= EDGE;
                                float level = (float) (0.5 * t.gain());
                                assertThat(voice[sample]).isBetween(inside ? level - 1e-5f : 0, level + 1e-5f);
                            },
                            () -> assertThat(voice[sample]).isZero());
        }
        assertThat(voice[1_000]).isZero();
        assertThat(voice[1_048]).isBetween(0.2f, 0.3f);
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() throws Exception {
        List<TakeFile> takes = List.of(at(0, 17_000, 1), at(17_000, 21_000, 0.3));
        assertThat(played(new DubbedVoice(takes, 40_000), 40_000, 333))
                .isEqualTo(played(new DubbedVoice(takes, 40_000), 40_000, 40_000));
    }

    @Test
    void aTrackOfNothingIsSilentAndAsLong() throws Exception {
        assertThat(played(new DubbedVoice(List.of(), 5_000), 5_000, 999)).containsOnly(0);
    }

    @Test
    void takesOverEachOtherOrBeyondTheEndAreRefused() {
        assertThatThrownBy(() -> new DubbedVoice(List.of(at(0, 20_000, 1), at(19_999, 10, 1)), 50_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DubbedVoice(List.of(at(0, 20_000, 1)), 19_999))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        try (WavReader reader = WavReader.open(take)) {
            assertThat(reader.samples()).isEqualTo(30_000);
        }
        Path stereo = folder.resolve("stereo.wav");
        WavWriter.write(new DubbedVoice(List.of(at(100, 20_000, 1)), 30_000), stereo, 2, 30_000);
        float[] left = new float[30_000];
        float[] right = new float[30_000];
        try (WavReader reader = WavReader.open(stereo)) {
            assertThat(reader.next(left, right)).isEqualTo(30_000);
        }
        assertThat(left).isEqualTo(played(new DubbedVoice(List.of(at(100, 20_000, 1)), 30_000), 30_000, 4_096));
        assertThat(right).isEqualTo(left);
    }

    @Test
    void aFileThatIsNotAsLongAsWasSaidIsNoFile() throws Exception {
        Path file = folder.resolve("short.wav");
        assertThatThrownBy(() -> WavWriter.write(new DubbedVoice(List.of(), 10), file, 1, 11))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> WavWriter.write(new DubbedVoice(List.of(), 12), file, 1, 11))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new WavWriter(file, 2, 4L << 30)).isInstanceOf(IllegalArgumentException.class);
    }
}

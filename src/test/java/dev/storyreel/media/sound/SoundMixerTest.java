package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.AudioCue;
import dev.storyreel.media.MediaError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundMixerTest {
    @TempDir
    Path folder;

    @Test
    void cuesLieOnTheirSamplesAddUpAndSaturate() throws Exception {
        List<AudioCue> cues = List.of(
                new AudioCue(wav("b", 300, 30_000), 150),
                new AudioCue(wav("a", 100, 1000), 100),
                new AudioCue(wav("c", 10, 9000), 440));
        int[] expected = new int[500];
        Arrays.fill(expected, 100, 150, 1000);
        Arrays.fill(expected, 150, 200, 31_000);
        Arrays.fill(expected, 200, 450, 30_000);
        Arrays.fill(expected, 440, 450, Short.MAX_VALUE);
        for (int block : List.of(1, 7, 64, 500, 1000)) {
            assertThat(mixed(cues, 500, block)).containsExactly(expected);
        }
    }

    @Test
    void aCueMayEndWithTheTrackButNotAfterIt() throws Exception {
        Path wav = wav("a", 100, 5);
        assertThat(mixed(List.of(new AudioCue(wav, 400)), 500, 64)).endsWith(5).hasSize(500);
        assertFails(MediaError.TIMELINE_INVALID, new AudioCue(wav, 401));
    }

    @Test
    void filesOfAnotherFormAreRefused() throws Exception {
        byte[] whole = Files.readAllBytes(wav("a", 100, 5));
        byte[] mono = whole.clone();
        mono[22] = 1;
        for (byte[] bad : List.of(mono, Arrays.copyOf(whole, 200), Arrays.copyOf(whole, 30), new byte[0])) {
            assertFails(MediaError.AUDIO_UNREADABLE, new AudioCue(Files.write(folder.resolve("bad.wav"), bad), 0));
        }
    }

    private static void assertFails(MediaError error, AudioCue cue) {
        assertThatThrownBy(() -> mixed(List.of(cue), 500, 64))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
    }

    /** The left channel, which must be like the right. */
    private static int[] mixed(List<AudioCue> cues, int length, int block) throws Exception {
        ByteBuffer track = ByteBuffer.allocate(length * 4).order(ByteOrder.LITTLE_ENDIAN);
        try (SoundMixer mixer = new SoundMixer(cues, length, block)) {
            byte[] bytes = new byte[block * 4];
            for (int written = mixer.mix(bytes); written > 0; written = mixer.mix(bytes)) {
                track.put(bytes, 0, written);
            }
        }
        int[] left = new int[length];
        for (int i = 0; i < length; i++) {
            left[i] = track.getShort(4 * i);
            assertThat(track.getShort(4 * i + 2)).isEqualTo((short) left[i]);
        }
        return left;
    }

    private Path wav(String name, int samples, int value) throws Exception {
        byte[] bytes = new byte[44 + samples * 4];
        ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bytes.length - 8);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 2).putInt(48_000).putInt(192_000);
        wav.putShort((short) 4).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 4);
        for (int i = 0; i < samples * 2; i++) {
            wav.putShort((short) value);
        }
        return Files.write(folder.resolve(name + ".wav"), bytes);
    }
}

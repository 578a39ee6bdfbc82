package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceOnsetTest {
    private static final int HEADER = 44;

    @TempDir
    Path folder;

    @Test
    void theVoiceBeginsWhereItRisesAboveTheNoise() throws Exception {
        assertThat(VoiceOnset.of(wav(48_000, 12_345, 60, 9_000)).orElseThrow()).isBetween(12_345L - 480, 12_345L + 480);
    }

    @Test
    void aVoiceThatBeginsAtOnceBeginsAtNought() throws Exception {
        assertThat(VoiceOnset.of(wav(4_800, 0, 0, 9_000))).hasValue(0);
    }

    @Test
    void silenceNeverBegins() throws Exception {
        assertThat(VoiceOnset.of(wav(4_800, 4_800, 0, 0))).isEmpty();
    }

    /** Mono: noise of one loudness, then a tone of another. */
    private Path wav(int samples, int onset, int noise, int voice) throws Exception {
        ByteBuffer wav = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(48_000).putInt(96_000);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            double tone = Math.sin(2 * Math.PI * 220 * i / 48_000);
            wav.putShort((short) Math.round(i < onset ? (i % 2 == 0 ? noise : -noise) : voice * tone));
        }
        return Files.write(folder.resolve("voice.wav"), wav.array());
    }
}

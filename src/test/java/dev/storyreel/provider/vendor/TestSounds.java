package dev.storyreel.provider.vendor;

import dev.storyreel.provider.Wav;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Sounds as a vendor might send them. */
final class TestSounds {
    private static final double SECONDS_PER_WORD = 0.3;

    private TestSounds() {}

    /** A WAV of one channel with a tone for each word. */
    static byte[] speech(String text, double speed, int rate) {
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        for (int word = 0; word < text.split("\\s+").length; word++) {
            samples.writeBytes(tone((int) (rate * SECONDS_PER_WORD / speed), rate));
        }
        return Wav.mono16(samples.toByteArray(), rate);
    }

    /** A word that is heard in {@link #speech}, in seconds. */
    record Heard(String word, double start, double end) {}

    /** What is heard in a WAV of {@link #speech}: a word for each tone; nothing where all is silent. */
    static List<Heard> heard(byte[] wav) {
        int rate = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getInt(24);
        boolean silent = true;
        for (int i = 44; i < wav.length; i++) {
            silent &= wav[i] == 0;
        }
        List<Heard> heard = new ArrayList<>();
        int words = silent ? 0 : (int) Math.round((wav.length - 44) / 2.0 / rate / SECONDS_PER_WORD);
        for (int i = 0; i < words; i++) {
            heard.add(new Heard("word" + i, i * SECONDS_PER_WORD, i * SECONDS_PER_WORD + 0.8 * SECONDS_PER_WORD));
        }
        return heard;
    }

    /** Samples of 16 bits, the last fifth silent. */
    static byte[] tone(int samples, int rate) {
        byte[] pcm = new byte[2 * samples];
        for (int i = 0; i < samples * 4 / 5; i++) {
            int value = (int) (8_000 * Math.sin(2 * Math.PI * 220 * i / rate));
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> 8);
        }
        return pcm;
    }
}

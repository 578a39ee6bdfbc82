package dev.storyreel.provider.vendor;

import dev.storyreel.provider.Wav;
import java.io.ByteArrayOutputStream;

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

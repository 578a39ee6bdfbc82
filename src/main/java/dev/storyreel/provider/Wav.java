package dev.storyreel.provider;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Files of bare samples. */
public final class Wav {
    private static final int HEAD = 44;

    private Wav() {}

    /** Whether it looks like such a file with something in it, and not like a page or a message. */
    public static boolean is(byte[] file) {
        return file.length > HEAD
                && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
                && new String(file, 8, 4, StandardCharsets.ISO_8859_1).equals("WAVE");
    }

    /**
     * @param samples of one channel, signed, 16 bits, the lower byte first
     * @param sampleRate samples a second
     */
    public static byte[] mono16(byte[] samples, int sampleRate) {
        AudioFormat format = new AudioFormat(sampleRate, 16, 1, true, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream(samples.length + 64);
        try (AudioInputStream stream = new AudioInputStream(
                new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize())) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}

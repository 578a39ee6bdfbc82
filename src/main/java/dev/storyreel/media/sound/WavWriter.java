package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a WAV file of known length, block by block: 48 kHz, floats, as {@link WavReader} reads it. For one thread. */
public final class WavWriter implements AutoCloseable {
    /** Bytes before the samples. */
    public static final int HEADER = 44;

    private static final int PCM = 1;
    private static final int FLOAT = 3;

    /** What the format's 32 bits can tell of. */
    private static final long LARGEST = 0xffff_ffffL - HEADER;

    private final OutputStream out;
    private final int channels;
    private final long samples;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long written;

    /**
     * @param channels 1, which takes the left one, or 2
     * @param samples how many of one channel will be written
     * @throws IllegalArgumentException for more than 4 GiB: three hours of two channels are less
     */
    public WavWriter(Path file, int channels, long samples) throws IOException {
        this.channels = channels;
        this.samples = samples;
        byte[] header = header(channels, samples);
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        out.write(header);
    }

    /**
     * What such a file begins with.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public static byte[] header(int channels, long samples) {
        return header(channels, samples, Canvas.SAMPLE_RATE, Float.SIZE);
    }

    /** @param bits of a sample: 16 for PCM, 32 for floats */
    static byte[] header(int channels, long samples, int rate, int bits) {
        int frame = channels * bits / Byte.SIZE;
        long bytes = samples * frame;
        if (channels < 1 || channels > Canvas.CHANNELS || samples < 0 || bytes > LARGEST) {
            throw new IllegalArgumentException("a WAV file of " + samples + " samples, " + channels + " channels");
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (HEADER - 8 + bytes)).put(ascii("WAVEfmt "));
        header.putInt(16).putShort((short) (bits == Float.SIZE ? FLOAT : PCM)).putShort((short) channels);
        header.putInt(rate).putInt(rate * frame);
        header.putShort((short) frame).putShort((short) bits);
        header.put(ascii("data")).putInt((int) bytes);
        return header.array();
    }

    /** Writes all of a sound, which must be as long as was said. */
    public static void write(SoundSource sound, Path file, int channels, long samples) throws IOException {
        try (WavWriter writer = new WavWriter(file, channels, samples)) {
            float[] left = new float[4096];
            float[] right = new float[4096];
            for (int read = sound.next(left, right); read > 0; read = sound.next(left, right)) {
                writer.add(left, right, read);
            }
        }
    }

    /**
     * Writes the first {@code count} samples of both channels.
     *
     * @throws IllegalStateException for more than were announced
     */
    public void add(float[] left, float[] right, int count) throws IOException {
        written += count;
        if (written > samples) {
            throw new IllegalStateException("more than the " + samples + " samples that were announced");
        }
        int bytes = count * channels * Float.BYTES;
        if (block.capacity() < bytes) {
            block = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        block.clear();
        for (int i = 0; i < count; i++) {
            block.putFloat(left[i]);
            if (channels > 1) {
                block.putFloat(right[i]);
            }
        }
        out.write(block.array(), 0, bytes);
    }

    /** @throws IllegalStateException for less than was announced: the file is no good */
    @Override
    public void close() throws IOException {
        out.close();
        if (written != samples) {
            throw new IllegalStateException(written + " samples of the " + samples + " that were announced");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

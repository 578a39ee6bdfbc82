package dev.storyreel.media.sound;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.MediaError;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a WAV file of PCM, 16 bit, 48 kHz, stereo, from front to back. For one thread. */
public final class WavReader implements AutoCloseable {
    /** Bytes of one sample of both channels. */
    public static final int FRAME_BYTES = 2 * Canvas.CHANNELS;

    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int FORMAT_BYTES = 16;
    private static final int BITS = 16;

    private final Path file;
    private final InputStream in;
    private final long samples;
    private long left;

    private WavReader(Path file, InputStream in, long fileBytes) throws IOException {
        this.file = file;
        this.in = in;
        this.samples = readHeader(fileBytes) / FRAME_BYTES;
        this.left = samples;
    }

    /** @throws StoryreelException {@link MediaError#AUDIO_UNREADABLE} when the file is not of this form or is cut short */
    public static WavReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return new WavReader(file, in, Files.size(file));
        } catch (EOFException e) {
            in.close();
            throw unreadable(file, "it is cut short");
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Length in samples of one channel. */
    public long samples() {
        return samples;
    }

    /**
     * Reads the next samples.
     *
     * @param block takes samples of the left and right channel in turn, little-endian
     * @return samples of one channel that were read, 0 at the end
     */
    public int read(byte[] block) throws IOException {
        int wanted = (int) Math.min(left, block.length / FRAME_BYTES) * FRAME_BYTES;
        if (in.readNBytes(block, 0, wanted) < wanted) {
            throw unreadable(file, "it is cut short");
        }
        left -= wanted / FRAME_BYTES;
        return wanted / FRAME_BYTES;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Leaves the stream at the first sample and returns how many bytes of samples there are. */
    private long readHeader(long fileBytes) throws IOException {
        ByteBuffer riff = next(12);
        if (riff.getInt(0) != RIFF || riff.getInt(8) != WAVE) {
            throw unreadable(file, "it is no WAV file");
        }
        boolean known = false;
        for (long position = 12; ; ) {
            ByteBuffer chunk = next(8);
            long length = Integer.toUnsignedLong(chunk.getInt(4));
            position += 8;
            if (chunk.getInt(0) == DATA) {
                if (!known || position + length > fileBytes) {
                    throw unreadable(file, known ? "it is cut short" : "it has no format");
                }
                return length;
            }
            if (chunk.getInt(0) == FORMAT) {
                checkFormat(next(FORMAT_BYTES));
                in.skipNBytes(length + length % 2 - FORMAT_BYTES);
                known = true;
            } else {
                in.skipNBytes(length + length % 2);
            }
            position += length + length % 2;
        }
    }

    private void checkFormat(ByteBuffer format) {
        if (format.getShort(0) != PCM
                || format.getShort(2) != Canvas.CHANNELS
                || format.getInt(4) != Canvas.SAMPLE_RATE
                || format.getShort(14) != BITS) {
            throw unreadable(file, "it is not PCM of 16 bit, 48 kHz, stereo");
        }
    }

    private ByteBuffer next(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static StoryreelException unreadable(Path file, String why) {
        return new StoryreelException(
                MediaError.AUDIO_UNREADABLE, "the sound " + file.getFileName() + " cannot be read: " + why);
    }
}

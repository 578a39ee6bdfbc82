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

/**
 * Reads a plain WAV file from front to back: 48 kHz, mono or stereo, PCM of 16 bit or floats of 32. Mono is given to both
 * channels. Floats that are no numbers become silence, and none goes beyond ±{@value #MAX_LEVEL}. For one thread.
 */
public final class WavReader implements SoundSource, AutoCloseable {
    /** What a float may reach: 18 dB above full scale, for sound that was not scaled yet. */
    static final float MAX_LEVEL = 8;

    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int FORMAT_BYTES = 16;

    /** Says that the true format comes later, as FFmpeg does for all samples of more than 16 bit. */
    private static final int EXTENSIBLE = (short) 0xfffe;

    private static final int EXTENSIBLE_BYTES = 40;
    private static final int SUB_FORMAT = 24;
    private static final int BLOCK_SAMPLES = 4096;

    /** Who writes a stream says as much or more: 2³¹ bytes less what some round down by. */
    private static final long UNKNOWN_LENGTH = 0x7fff_0000L;

    private static final float PCM_SCALE = 1f / 32768;

    private final Path file;
    private final InputStream in;
    private final long samples;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private boolean floats;
    private int channels;
    private long left;

    private WavReader(Path file, InputStream in, long fileBytes) throws IOException {
        this.file = file;
        this.in = in;
        long dataBytes = readHeader(fileBytes);
        this.samples = dataBytes / frameBytes();
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

    /**
     * Whether a file is a WAV file, of any form, that ends before its samples do. One that was written as a stream, and so
     * does not know its length, is not.
     */
    public static boolean isCutShort(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteBuffer riff = read(in, 12);
            if (riff.getInt(0) != RIFF || riff.getInt(8) != WAVE) {
                return false;
            }
            for (long position = 12; ; ) {
                ByteBuffer chunk = read(in, 8);
                long length = Integer.toUnsignedLong(chunk.getInt(4));
                position += 8;
                if (chunk.getInt(0) == DATA) {
                    return length < UNKNOWN_LENGTH && position + length > Files.size(file);
                }
                in.skipNBytes(length + length % 2);
                position += length + length % 2;
            }
        } catch (EOFException e) {
            return true;
        }
    }

    /** Length in samples of one channel. */
    public long samples() {
        return samples;
    }

    @Override
    public int next(float[] left, float[] right) throws IOException {
        return next(left, right, 0, left.length);
    }

    /**
     * Gives up to {@code count} samples, from the place {@code at} of the arrays on.
     *
     * @return how many; fewer only at the end
     */
    int next(float[] left, float[] right, int at, int count) throws IOException {
        int wanted = (int) Math.min(this.left, count);
        for (int done = 0; done < wanted; ) {
            int part = Math.min(wanted - done, BLOCK_SAMPLES);
            if (in.readNBytes(block.array(), 0, part * frameBytes()) < part * frameBytes()) {
                throw unreadable(file, "it is cut short");
            }
            convert(left, right, at + done, part);
            done += part;
        }
        this.left -= wanted;
        return wanted;
    }

    /** Leaves out as many samples, or all that are left. */
    public void skip(long samples) throws IOException {
        long skipped = Math.min(left, samples);
        in.skipNBytes(skipped * frameBytes());
        left -= skipped;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void convert(float[] left, float[] right, int at, int count) {
        int second = channels - 1;
        if (floats) {
            for (int i = 0; i < count; i++) {
                left[at + i] = sane(block.getFloat(4 * channels * i));
                right[at + i] = sane(block.getFloat(4 * (channels * i + second)));
            }
        } else {
            for (int i = 0; i < count; i++) {
                left[at + i] = block.getShort(2 * channels * i) * PCM_SCALE;
                right[at + i] = block.getShort(2 * (channels * i + second)) * PCM_SCALE;
            }
        }
    }

    private static float sane(float sample) {
        return Float.isNaN(sample) ? 0 : Math.clamp(sample, -MAX_LEVEL, MAX_LEVEL);
    }

    private int frameBytes() {
        return channels * (floats ? Float.BYTES : Short.BYTES);
    }

    /** Leaves the stream at the first sample and returns how many bytes of samples there are. */
    private long readHeader(long fileBytes) throws IOException {
        ByteBuffer riff = next(12);
        if (riff.getInt(0) != RIFF || riff.getInt(8) != WAVE) {
            throw unreadable(file, "it is no WAV file");
        }
        for (long position = 12; ; ) {
            ByteBuffer chunk = next(8);
            long length = Integer.toUnsignedLong(chunk.getInt(4));
            position += 8;
            if (chunk.getInt(0) == DATA) {
                if (channels == 0 || position + length > fileBytes) {
                    throw unreadable(file, channels == 0 ? "it has no format" : "it is cut short");
                }
                return length;
            }
            long rest = length + length % 2;
            if (chunk.getInt(0) == FORMAT) {
                int taken = (int) Math.min(length, EXTENSIBLE_BYTES);
                takeFormat(next(taken));
                rest -= taken;
            }
            in.skipNBytes(rest);
            position += length + length % 2;
        }
    }

    private void takeFormat(ByteBuffer format) {
        if (format.limit() < FORMAT_BYTES) {
            throw unreadable(file, "its format is cut short");
        }
        int tag = format.getShort(0);
        if (tag == EXTENSIBLE && format.limit() == EXTENSIBLE_BYTES) {
            tag = format.getShort(SUB_FORMAT);
        }
        int bits = format.getShort(14);
        channels = format.getShort(2);
        floats = tag == FLOAT;
        boolean known = bits == (floats ? Float.SIZE : Short.SIZE) && (floats || tag == PCM);
        if (!known
                || channels < 1
                || channels > Canvas.CHANNELS
                || format.getInt(4) != Canvas.SAMPLE_RATE
                || format.getShort(12) != frameBytes()) {
            throw unreadable(file, "it is not 48 kHz, mono or stereo, 16 bit or float");
        }
        block = ByteBuffer.allocate(BLOCK_SAMPLES * frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer next(int bytes) throws IOException {
        return read(in, bytes);
    }

    private static ByteBuffer read(InputStream in, int bytes) throws IOException {
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

package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Listens to all of a stranger's sound and keeps none of it. What counts is what is decoded, not what the file says: one that
 * never ends is left when the limit is reached. For one run.
 */
final class SoundListener implements TimedSound.Sink {
    private static final int BLOCK = DecodedSound.BLOCK_BYTES / Short.BYTES;
    private static final double FULL_SCALE = 32768;
    private static final double NOTHING_DBFS = -200;

    private final long longest;
    private long samples;
    private double sum;
    private double squares;
    private double loudest;
    private int inBlock;
    private int lowByte;
    private boolean hasLowByte;

    /** @param longest in samples at {@link DecodedSound#RATE} */
    private SoundListener(long longest) {
        this.longest = longest;
    }

    static HeardSound hear(Ffmpeg ffmpeg, Path source, Duration longest, ProcessGroup processes)
            throws IOException, InterruptedException {
        SoundListener listener = new SoundListener(longest.toMillis() * DecodedSound.RATE / 1000);
        TimedSound.decode(
                ffmpeg,
                source,
                DecodedSound.RATE,
                "aresample=" + DecodedSound.RATE + ",aformat=sample_fmts=s16:channel_layouts=mono",
                "pcm_s16le",
                Short.BYTES,
                listener,
                processes);
        return listener.heard(source, longest);
    }

    @Override
    public boolean sound(byte[] bytes, int from, int length, int channels) {
        for (int i = from; i < from + length; i++) {
            if (hasLowByte) {
                add((short) (bytes[i] << 8 | lowByte));
            }
            lowByte = bytes[i] & 0xff;
            hasLowByte = !hasLowByte;
        }
        return samples <= longest;
    }

    @Override
    public boolean silence(long count, int channels) {
        samples += count;
        return samples <= longest;
    }

    private void add(short sample) {
        samples++;
        sum += sample;
        squares += (double) sample * sample;
        inBlock++;
        if (inBlock == BLOCK) {
            double mean = sum / BLOCK;
            loudest = Math.max(loudest, squares / BLOCK - mean * mean);
            sum = 0;
            squares = 0;
            inBlock = 0;
        }
    }

    private HeardSound heard(Path source, Duration limit) {
        if (samples > longest) {
            throw tooLong(source, limit);
        }
        if (samples == 0) {
            throw SoundNormaliser.unreadable(source, "it holds no sound", null);
        }
        double level = 10 * Math.log10(loudest) - 20 * Math.log10(FULL_SCALE);
        return new HeardSound(
                Math.max(1, samples * 1000 / DecodedSound.RATE), Math.max(NOTHING_DBFS, Math.round(level * 10) / 10.0));
    }

    static StoryreelException tooLong(Path source, Duration longest) {
        return new StoryreelException(
                MediaError.MEDIA_TOO_LONG,
                "the sound " + source.getFileName() + " is longer than " + longest.toSeconds() + " s");
    }
}

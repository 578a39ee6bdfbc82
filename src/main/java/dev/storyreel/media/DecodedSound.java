package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A sound as it is taken by those who write down what is said: one channel, signed samples of 16 bits, the lower byte first.
 * It is decoded as it is asked for, however long it is. For one thread; closing it ends the decoding.
 */
public final class DecodedSound implements AutoCloseable {
    /** Samples a second. */
    public static final int RATE = 16_000;
    /** Of a block, which lasts 20 milliseconds. */
    public static final int BLOCK_BYTES = 2 * RATE / 50;

    private final Path source;
    private final FfmpegRun.Frames run;

    private DecodedSound(Path source, FfmpegRun.Frames run) {
        this.source = source;
        this.run = run;
    }

    static DecodedSound of(Ffmpeg ffmpeg, Path source, Duration longest, ProcessGroup processes) {
        return new DecodedSound(source, FfmpegRun.frames(ffmpeg, processes, arguments(source, longest), BLOCK_BYTES));
    }

    private static List<String> arguments(Path source, Duration longest) {
        int samples = BLOCK_BYTES / 2;
        return new Arguments()
                .add("-loglevel", "error")
                .input(SoundNormaliser.DEMUXERS, source)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn")
                .add("-t", String.format(Locale.ROOT, "%.3f", longest.toNanos() / 1e9))
                // the last block is filled up, for only whole ones are handed on
                .add(
                        "-af",
                        "aresample=" + RATE + ",aformat=sample_fmts=s16:channel_layouts=mono,apad=pad_len="
                                + (samples - 1))
                .add("-f", "s16le", "pipe:1")
                .list();
    }

    /**
     * Gives the next block.
     *
     * @param block of {@link #BLOCK_BYTES}, is filled
     * @return false after the last one
     * @throws StoryreelException {@link MediaError#AUDIO_UNREADABLE}
     */
    public boolean next(byte[] block) throws InterruptedException {
        try {
            return run.next(block);
        } catch (StoryreelException e) {
            throw e.errorCode() == MediaError.FFMPEG_FAILED ? SoundNormaliser.unreadable(source, e.getMessage(), e) : e;
        }
    }

    @Override
    public void close() {
        run.close();
    }
}

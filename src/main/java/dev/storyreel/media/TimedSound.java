package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.ffmpeg.OutputTaker;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stranger's sound, decoded in its time: it begins where the file does, and where the file has none there is silence, so it
 * stays together with the file's pictures. FFmpeg could put that silence in itself, but keeps all of it in memory: gigabytes
 * for a small file with a gap of hours. So it tells the time of each frame, and the silence is put in here. For one run.
 */
final class TimedSound implements OutputTaker {
    /** For three hours of sound, on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Pattern FRAME = Pattern.compile(
            "\\[Parsed_ashowinfo_\\d+ @ \\w+] \\[info] n:.*? pts:(-?\\d{1,18}) .*? chlayout:(mono|stereo) .*? nb_samples:(\\d{1,9}) .*");

    /** How long a frame's time may be on its way: both come at once. */
    private static final int PATIENCE_SECONDS = 60;

    private final Path source;
    private final Sink sink;
    private final int sampleBytes;
    /** Shorter gaps are no gaps but times that were rounded, in samples: a millisecond at the start, then 40. */
    private final long atStart;

    private final long later;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final ProbeLog log = new ProbeLog();
    private int channels;
    private long position;
    private int dropping;
    private int coming;
    private boolean enough;
    private boolean lost;
    private @Nullable IOException failure;

    /** Takes what is decoded, on another thread. */
    interface Sink {
        /**
         * Takes a part of the samples, of any number of bytes.
         *
         * @param channels 1 or 2, always the same
         * @return whether more is wanted
         */
        boolean sound(byte[] bytes, int from, int length, int channels) throws IOException;

        /**
         * Takes silence.
         *
         * @param samples of one channel
         * @return whether more is wanted
         */
        boolean silence(long samples, int channels) throws IOException;
    }

    private record Frame(long start, int samples, int channels) {}

    private TimedSound(Path source, int rate, int sampleBytes, Sink sink) {
        this.source = source;
        this.sink = sink;
        this.sampleBytes = sampleBytes;
        this.atStart = rate / 1000;
        this.later = rate / 25;
    }

    /**
     * Decodes all of it, or as much as the sink wants.
     *
     * @param rate samples a second that the filters give
     * @param filters whose result is one or two channels
     * @param codec FFmpeg's, of samples without a header
     * @param sampleBytes of one channel
     * @throws StoryreelException {@link MediaError#AUDIO_UNREADABLE}
     */
    static void decode(
            Ffmpeg ffmpeg,
            Path source,
            int rate,
            String filters,
            String codec,
            int sampleBytes,
            Sink sink,
            ProcessGroup processes)
            throws IOException, InterruptedException {
        // FFmpeg would take what there is of it without a word
        if (WavReader.isCutShort(source)) {
            throw SoundNormaliser.unreadable(source, "it is cut short", null);
        }
        TimedSound sound = new TimedSound(source, rate, sampleBytes, sink);
        List<String> arguments = new Arguments()
                .add("-loglevel", "level+info")
                .input(SoundNormaliser.DEMUXERS, source)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn")
                .add("-af", filters + ",ashowinfo")
                .add("-c:a", codec, "-f", codec.replace("pcm_", ""), "pipe:1")
                .list();
        try {
            FfmpegRun.run(ffmpeg, processes, arguments, sound, sound::onLog, PATIENCE);
        } catch (StoryreelException e) {
            sound.requireEndedByUs(e);
        }
        sound.requireWell();
    }

    private void onLog(String line) {
        Matcher frame = FRAME.matcher(line);
        if (frame.matches()) {
            frames.add(new Frame(
                    Long.parseLong(frame.group(1)),
                    Integer.parseInt(frame.group(3)),
                    frame.group(2).equals("mono") ? 1 : 2));
        } else {
            log.onLog(line);
        }
    }

    @Override
    public void take(byte[] block, int length) throws InterruptedException {
        try {
            for (int at = 0; at < length && !enough; ) {
                if (coming == 0) {
                    begin(next());
                }
                int part = Math.min(coming, length - at);
                int dropped = Math.min(dropping, part);
                if (dropped < part && !enough) {
                    enough = !sink.sound(block, at + dropped, part - dropped, channels);
                }
                dropping -= dropped;
                coming -= part;
                at += part;
            }
        } catch (IOException e) {
            failure = e;
            enough = true;
        }
        if (enough) {
            // the pipe is closed then, and FFmpeg ends
            throw new InterruptedException("enough was heard");
        }
    }

    private Frame next() throws InterruptedException {
        Frame frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            lost = true;
            throw new InterruptedException("the time of a frame is not known");
        }
        return frame;
    }

    /** What lies before the file's start, or before the end of what came already, is left out. */
    private void begin(Frame frame) throws IOException {
        channels = channels == 0 ? frame.channels() : channels;
        long missing = frame.start() - position;
        if (Math.abs(missing) <= (position == 0 ? atStart : later)) {
            missing = 0;
        }
        if (missing > 0) {
            enough = !sink.silence(missing, channels);
            position += missing;
        }
        int dropped = (int) Math.min(frame.samples(), Math.max(0, -missing));
        position += frame.samples() - dropped;
        dropping = dropped * channels * sampleBytes;
        coming = frame.samples() * channels * sampleBytes;
    }

    /** A stranger's file is to blame, not the machine: nobody is to try it again and again. */
    private void requireEndedByUs(StoryreelException e) {
        if (e.errorCode() == MediaError.FFMPEG_TOO_SLOW) {
            throw SoundNormaliser.unreadable(source, "it takes too long", e);
        }
        if (e.errorCode() != MediaError.FFMPEG_FAILED) {
            throw e;
        }
        if (!enough && !lost) {
            throw SoundNormaliser.unreadable(source, log.firstError(), e);
        }
    }

    private void requireWell() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (lost) {
            throw new StoryreelException(MediaError.FFMPEG_FAILED, "FFmpeg does not tell the time of its frames");
        }
    }
}

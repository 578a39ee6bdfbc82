package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has an encoder make a tiny film and decodes it. */
final class EncoderTrial {
    /** Hardware takes no less than this. */
    private static final Canvas CANVAS = new Canvas(320, 192, 30);

    private static final int FRAMES = 4;
    private static final int FRAME_BYTES = CANVAS.width() * CANVAS.height() * 3 / 2;
    private static final byte GREY = (byte) 128;
    private static final int LONGEST_WORDS = 200;

    /** A driver that hangs is as good as none. */
    private static final Duration HARDWARE_LIMIT = Duration.ofSeconds(10);

    /** Software only hangs where the machine is overworked, and there is nothing better to fall back on. */
    private static final Duration SOFTWARE_LIMIT = Duration.ofMinutes(2);

    private EncoderTrial() {}

    /**
     * @param fault why it does not work; null when it does
     * @param lasting whether it will be the same next time: it worked, or FFmpeg itself said that hardware cannot; software
     *     that is there only fails for want of something that comes back
     */
    record Outcome(@Nullable String fault, boolean lasting) {}

    /** How long one may take. */
    static Duration limit(Encoding encoding) {
        return encoding.inSoftware() ? SOFTWARE_LIMIT : HARDWARE_LIMIT;
    }

    /** @param limit after which it is given up */
    static Outcome of(Ffmpeg ffmpeg, Encoding encoding, Duration limit) throws InterruptedException {
        Path film = null;
        try (ProcessGroup processes = new ProcessGroup()) {
            film = Files.createTempFile("storyreel-encoder-", ".mp4");
            Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> end = CompletableFuture.runAsync(processes::close, later);
            try {
                encode(ffmpeg, encoding, film, processes);
                decode(ffmpeg, film, processes);
                return new Outcome(null, true);
            } finally {
                end.cancel(false);
            }
        } catch (StoryreelException e) {
            return e.errorCode() == MediaError.RENDER_CANCELLED
                    ? new Outcome("it did not answer in " + limit.toMillis() + " ms", false)
                    : new Outcome(firstWords(e), e.errorCode() == MediaError.FFMPEG_FAILED && !encoding.inSoftware());
        } catch (IOException e) {
            return new Outcome("it could not be tried: " + e.getMessage(), false);
        } finally {
            if (film != null) {
                film.toFile().delete();
            }
        }
    }

    private static void encode(Ffmpeg ffmpeg, Encoding encoding, Path film, ProcessGroup processes)
            throws InterruptedException {
        List<String> arguments = SegmentRenderer.encode(CANVAS, encoding, "pipe:0", film);
        try (FfmpegRun run = FfmpegRun.fed(ffmpeg, processes, arguments, FRAME_BYTES)) {
            for (int i = 0; i < FRAMES; i++) {
                byte[] frame = run.take();
                Arrays.fill(frame, GREY);
                run.put(frame, FRAME_BYTES);
            }
            run.finish();
        }
    }

    private static void decode(Ffmpeg ffmpeg, Path film, ProcessGroup processes) throws InterruptedException {
        List<String> arguments = new Arguments()
                .add("-loglevel", "error", "-xerror")
                .input("mov", film)
                .add("-f", "null", "pipe:1")
                .list();
        FfmpegRun.run(ffmpeg, processes, arguments);
    }

    /** FFmpeg says the cause first, then what follows from it. */
    private static String firstWords(StoryreelException e) {
        String words = String.valueOf(e.getMessage()).replaceFirst("^FFmpeg ended with \\d+: ", "");
        String line = words.lines().findFirst().orElse(words).strip();
        return line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    }
}

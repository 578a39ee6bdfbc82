package dev.storyreel.media.ffmpeg;

import dev.storyreel.error.FullDisk;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One running FFmpeg: owns the process, the threads that read its output and feed its input, and their end. Closing it
 * kills the process if it still runs. For one thread.
 */
public final class FfmpegRun implements AutoCloseable {
    private static final int KILLED = 128 + 9;
    private static final long END_SECONDS = 2;
    private static final OutputTaker NOWHERE = (block, length) -> {};

    private final ProcessGroup group;
    private final Process process;
    private final OutputReader output;
    private final StreamTail complaints;
    private final @Nullable PipeFeed feed;
    private volatile boolean tooSlow;

    private FfmpegRun(
            ProcessGroup group, Process process, OutputTaker onOutput, Consumer<String> onComplaint, int feedBytes)
            throws IOException {
        this.group = group;
        this.process = process;
        String name = "ffmpeg-" + process.pid();
        this.output = new OutputReader(name + "-out", process.getInputStream(), onOutput);
        this.complaints = new StreamTail(name + "-err", process.getErrorStream(), onComplaint);
        if (feedBytes > 0) {
            this.feed = new PipeFeed(name + "-in", process.getOutputStream(), feedBytes);
        } else {
            this.feed = null;
            process.getOutputStream().close();
        }
    }

    /** Runs to the end; output goes block by block, complaints line by line, to the given takers, on other threads. */
    public static void run(
            Ffmpeg ffmpeg,
            ProcessGroup group,
            List<String> arguments,
            OutputTaker onOutput,
            Consumer<String> onComplaint)
            throws InterruptedException {
        try (FfmpegRun run = start(ffmpeg, group, arguments, onOutput, onComplaint, 0)) {
            run.finish();
        }
    }

    /**
     * As {@link #run(Ffmpeg, ProcessGroup, List, OutputTaker, Consumer)}, for so long at most.
     *
     * @throws StoryreelException {@link MediaError#FFMPEG_TOO_SLOW} too
     */
    public static void run(
            Ffmpeg ffmpeg,
            ProcessGroup group,
            List<String> arguments,
            OutputTaker onOutput,
            Consumer<String> onComplaint,
            Duration limit)
            throws InterruptedException {
        try (FfmpegRun run = start(ffmpeg, group, arguments, onOutput, onComplaint, 0)) {
            Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> end = CompletableFuture.runAsync(run::giveUp, later);
            try {
                run.finish();
            } finally {
                end.cancel(false);
            }
        }
    }

    /** Runs to the end. */
    public static void run(Ffmpeg ffmpeg, ProcessGroup group, List<String> arguments) throws InterruptedException {
        run(ffmpeg, group, arguments, NOWHERE, FfmpegRun::ignore);
    }

    /** Runs to the end, for so long at most. */
    public static void run(Ffmpeg ffmpeg, ProcessGroup group, List<String> arguments, Duration limit)
            throws InterruptedException {
        run(ffmpeg, group, arguments, NOWHERE, FfmpegRun::ignore, limit);
    }

    /** Starts one that reads blocks of up to {@code blockBytes} from its standard input. */
    public static FfmpegRun fed(Ffmpeg ffmpeg, ProcessGroup group, List<String> arguments, int blockBytes) {
        return start(ffmpeg, group, arguments, NOWHERE, FfmpegRun::ignore, blockBytes);
    }

    /** Starts one that writes frames of one size to its standard output. */
    public static Frames frames(Ffmpeg ffmpeg, ProcessGroup group, List<String> arguments, int frameBytes) {
        return frames(ffmpeg, group, arguments, frameBytes, FfmpegRun::ignore);
    }

    /** The same; complaints go line by line to the given taker, on another thread. */
    public static Frames frames(
            Ffmpeg ffmpeg, ProcessGroup group, List<String> arguments, int frameBytes, Consumer<String> onComplaint) {
        FrameQueue queue = new FrameQueue(frameBytes);
        return new Frames(start(ffmpeg, group, arguments, queue, onComplaint, 0), queue);
    }

    /** The frames that a run writes, one after the other. */
    public static final class Frames implements AutoCloseable {
        private final FfmpegRun run;
        private final FrameQueue queue;

        private Frames(FfmpegRun run, FrameQueue queue) {
            this.run = run;
            this.queue = queue;
        }

        /**
         * Gives the next frame.
         *
         * @return false after the last, when FFmpeg has ended well
         * @throws StoryreelException as {@link #finish}
         */
        public boolean next(byte[] target) throws InterruptedException {
            boolean given = queue.next(target);
            if (!given) {
                run.finish();
            }
            return given;
        }

        /** What FFmpeg complained about last, oldest first. */
        public String complaints() {
            return run.complaints.text();
        }

        @Override
        public void close() {
            run.close();
        }
    }

    /** What keeps it from starting says nothing of what it was to read. */
    private static FfmpegRun start(
            Ffmpeg ffmpeg,
            ProcessGroup group,
            List<String> arguments,
            OutputTaker onOutput,
            Consumer<String> onComplaint,
            int feedBytes) {
        List<String> command =
                new ArrayList<>(List.of(ffmpeg.executable().toString(), "-hide_banner", "-nostdin", "-y", "-nostats"));
        command.addAll(arguments);
        Process process = null;
        try {
            process = group.start(new ProcessBuilder(command));
            return new FfmpegRun(group, process, onOutput, onComplaint, feedBytes);
        } catch (IOException e) {
            if (process != null) {
                group.kill(process);
            }
            throw new StoryreelException(
                    MediaError.FFMPEG_NOT_STARTED, "cannot run " + ffmpeg.executable() + ": " + e.getMessage(), e);
        }
    }

    /** An empty block to fill. */
    public byte[] take() throws InterruptedException {
        try {
            return fed().take();
        } catch (IOException e) {
            throw brokenPipe(e);
        }
    }

    /** Feeds the first {@code length} bytes, at least one, of a block from {@link #take}. */
    public void put(byte[] block, int length) throws InterruptedException {
        fed().put(block, length);
    }

    /**
     * Ends the feed, if there is one, and waits for FFmpeg to end well.
     *
     * @throws StoryreelException {@link MediaError#FFMPEG_FAILED}, {@link MediaError#FFMPEG_KILLED},
     *     {@link MediaError#DISK_FULL} or {@link MediaError#RENDER_CANCELLED}
     */
    public void finish() throws InterruptedException {
        if (feed != null) {
            try {
                feed.finish();
            } catch (IOException e) {
                throw brokenPipe(e);
            }
        }
        int exit = process.waitFor();
        awaitOutput();
        group.throwIfClosed();
        // FFmpeg may end well although the last of its output found no room
        if (exit != 0 || diskIsFull()) {
            throw failure(exit, null);
        }
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        group.kill(process);
        output.abandon();
        if (feed != null) {
            feed.abandon();
        }
        try {
            // it was killed, so this is short; a file must not be written any more when its owner deletes it
            if (process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                awaitOutput();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ignore(String line) {}

    private void giveUp() {
        if (process.isAlive()) {
            tooSlow = true;
            group.kill(process);
        }
    }

    private PipeFeed fed() {
        if (feed == null) {
            throw new IllegalStateException("this run reads nothing");
        }
        return feed;
    }

    private void awaitOutput() throws InterruptedException {
        output.await();
        complaints.await();
    }

    private StoryreelException brokenPipe(IOException cause) throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            group.kill(process);
        }
        int exit = process.waitFor();
        awaitOutput();
        return failure(exit, cause);
    }

    private StoryreelException failure(int exit, @Nullable Exception cause) {
        if (group.isClosed()) {
            return new StoryreelException(MediaError.RENDER_CANCELLED, "the work was cancelled", cause);
        }
        if (tooSlow) {
            return new StoryreelException(MediaError.FFMPEG_TOO_SLOW, "FFmpeg did not end in its time", cause);
        }
        if (diskIsFull()) {
            return new StoryreelException(MediaError.DISK_FULL, "no space is left on the disk", cause);
        }
        if (exit == KILLED) {
            return new StoryreelException(
                    MediaError.FFMPEG_KILLED, "FFmpeg was killed from outside, perhaps for want of memory", cause);
        }
        String words = complaints.text();
        return new StoryreelException(
                MediaError.FFMPEG_FAILED, "FFmpeg ended with " + exit + (words.isEmpty() ? "" : ": " + words), cause);
    }

    private boolean diskIsFull() {
        return FullDisk.isSaidIn(complaints.text());
    }
}

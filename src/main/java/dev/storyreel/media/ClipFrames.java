package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.picture.CloseUp;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.ShotFrames;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a clip, decoded as they are asked for by an FFmpeg that starts shortly before the first of them. When the
 * clip ends sooner than it was said to, its last frame stays.
 */
final class ClipFrames implements ShotFrames {
    /** Where nothing is left to be seen, the last frame is looked for this far back. */
    private static final int LOOK_BACK_SECONDS = 10;

    /** The current one, two that are decoded, and one that is seen from nearer. */
    static final long FRAMES_HELD = 4;

    /** A clip that is seen again and again within so much memory is decoded once. */
    private static final long LOOPED_BYTES = 64 << 20;

    private final Ffmpeg ffmpeg;
    private final Footage.Clip clip;
    private final Canvas canvas;
    private final ProcessGroup processes;
    private final ClipTiming timing;
    private final int frames;
    private final int frameBytes;
    private final byte[] current;
    private FfmpegRun.@Nullable Frames run;
    private @Nullable CloseUp closeUp;
    /** The frame of the shot that is in {@code current}. */
    private int at = -1;
    /** The run gives no more frames after {@code current}. */
    private boolean ended;

    ClipFrames(Ffmpeg ffmpeg, Footage.Clip clip, int frames, Canvas canvas, ProcessGroup processes) {
        this.ffmpeg = ffmpeg;
        this.clip = clip;
        this.canvas = canvas;
        this.processes = processes;
        this.frames = frames;
        this.timing = ClipTiming.of(clip, frames, canvas);
        this.frameBytes = FrameComposer.frameBytes(canvas);
        this.current = new byte[frameBytes];
    }

    @Override
    public void compose(int frame, double closer, byte[] target, int offset) throws InterruptedException {
        if (frame != at) {
            decode(frame);
            at = frame;
        }
        if (closer > 1) {
            closeUp = closeUp == null ? new CloseUp(canvas) : closeUp;
            closeUp.compose(current, closer, target, offset);
        } else {
            System.arraycopy(current, 0, target, offset, frameBytes);
        }
    }

    @Override
    public void close() {
        if (run != null) {
            run.close();
            run = null;
        }
    }

    private void decode(int frame) throws InterruptedException {
        FfmpegRun.Frames running = run;
        if (running != null && timing.slotAt(frame) == timing.slotAt(at)) {
            return;
        }
        boolean goesOn = frame > at && (isLooped() || frame / timing.pass() == at / timing.pass());
        if (running == null || !goesOn) {
            begin(frame);
            return;
        }
        for (int i = at; i < frame && !ended; i++) {
            ended = !next(running);
        }
    }

    private void begin(int frame) throws InterruptedException {
        FfmpegRun.Frames running = open(frame);
        ended = !next(running);
        if (!ended) {
            return;
        }
        // the clip is shorter than it was said to be: its last frame stays
        String complaints = running.complaints();
        int back = Math.min((int) (frame % timing.pass()), LOOK_BACK_SECONDS * canvas.framesPerSecond());
        running = open(frame - back);
        boolean found = false;
        while (next(running)) {
            found = true;
        }
        if (!found) {
            throw unreadable("nothing is seen there. " + complaints, null);
        }
    }

    private boolean next(FfmpegRun.Frames running) throws InterruptedException {
        try {
            return running.next(current);
        } catch (StoryreelException e) {
            throw e.errorCode() == MediaError.FFMPEG_FAILED ? unreadable(e.getMessage(), e) : e;
        }
    }

    /** Starts with this frame. */
    private FfmpegRun.Frames open(int frame) {
        close();
        try {
            FfmpegRun.Frames opened = FfmpegRun.frames(ffmpeg, processes, arguments(frame), frameBytes);
            run = opened;
            return opened;
        } catch (IOException e) {
            throw FileFailure.of(clip.file(), e);
        }
    }

    private boolean isLooped() {
        return timing.pass() < frames && timing.pass() * frameBytes <= LOOPED_BYTES;
    }

    private List<String> arguments(int frame) throws IOException {
        long slot = isLooped() ? timing.first() : timing.slotAt(frame);
        double start = timing.secondsAt(slot);
        Arguments arguments = ClipInput.seek(clip.file(), start).add("-map", "0:V:0", "-an", "-sn", "-dn");
        StringBuilder filters = new StringBuilder("fps=fps=" + timing.rate() + ":round=near:start_time=")
                .append(ClipTiming.seconds(start))
                .append(',')
                .append(ClipFilters.fit(clip, canvas));
        if (isLooped()) {
            filters.append(",loop=loop=-1:size=").append(timing.pass()).append(":start=0");
            filters.append(",trim=start_frame=").append(frame % timing.pass());
        }
        // counted anew, for FFmpeg would fill the time before the first with copies of it
        filters.append(",setpts=N");
        long wanted = isLooped() ? frames - frame : Math.min(timing.pass() - frame % timing.pass(), frames - frame);
        return arguments
                .add("-vf", filters.toString(), "-frames:v", String.valueOf(wanted))
                .add("-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1")
                .list();
    }

    private StoryreelException unreadable(@Nullable String why, @Nullable Exception cause) {
        return ClipInput.unreadable(clip.file(), why, cause);
    }
}

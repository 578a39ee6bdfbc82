package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Composes a segment's frames and pipes them into the encoder. */
final class SegmentRenderer {
    /** Every segment of a film must be encoded with the very same, or they could not be joined. */
    private static final String[] ENCODER = {
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "21",
        "-profile:v",
        "high",
        "-pix_fmt",
        "yuv420p",
        "-flags",
        "+cgop"
    };

    private static final String[] COLOURS = {
        "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"
    };

    private static final int TICKS_PER_FRAME = 512;
    private static final int SECONDS_BETWEEN_KEYFRAMES = 2;

    private final int threads;

    SegmentRenderer(int threads) {
        this.threads = threads;
    }

    void render(Ffmpeg ffmpeg, StillSegment segment, Path target, ProcessGroup processes, FrameProgress progress)
            throws IOException, InterruptedException {
        Canvas canvas = segment.canvas();
        FrameComposer composer = new FrameComposer(PictureReader.read(segment.picture(), canvas, processes));
        int frameBytes = FrameComposer.frameBytes(canvas);
        try (AsideFile aside = new AsideFile(target);
                FfmpegRun encoder =
                        FfmpegRun.fed(ffmpeg, processes, arguments(canvas, "pipe:0", aside.path()), frameBytes)) {
            for (int frame = 0; frame < segment.frames(); frame++) {
                byte[] buffer = encoder.take();
                composer.compose(segment.motion().at(frame, segment.frames()), buffer);
                encoder.put(buffer, frameBytes);
                progress.at(frame, segment.frames());
            }
            encoder.finish();
            aside.publish();
        }
        progress.at(segment.frames(), segment.frames());
    }

    /** Ticks a second in the files of segments and films, so that each frame lasts a whole number of them. */
    static int timescale(Canvas canvas) {
        return canvas.framesPerSecond() * TICKS_PER_FRAME;
    }

    /** @param frames where the raw frames come from */
    List<String> arguments(Canvas canvas, String frames, Path file) {
        String rate = String.valueOf(canvas.framesPerSecond());
        return new Arguments()
                .add("-loglevel", "warning")
                .add("-f", "rawvideo", "-pixel_format", "yuv420p", "-framerate", rate)
                .add("-video_size", canvas.width() + "x" + canvas.height())
                .add(COLOURS)
                .add("-i", frames)
                .add(ENCODER)
                .add(COLOURS)
                .add("-g", String.valueOf(canvas.framesPerSecond() * SECONDS_BETWEEN_KEYFRAMES))
                .add("-threads", String.valueOf(threads))
                .add("-video_track_timescale", String.valueOf(timescale(canvas)))
                .output("mp4", file)
                .list();
    }
}

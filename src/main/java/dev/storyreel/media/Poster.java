package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.FrameSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes the picture that stands for a film. It is composed anew, so no caption is in it and nothing of an encoder. */
final class Poster {
    /** Luma of a picture that is neither dark nor flat: its mean and its standard deviation. */
    private static final double BRIGHT = 40;

    private static final double LIVELY = 14;
    private static final int EVERY = 61;

    private Poster() {}

    /** The middle frame of the first segment whose middle shows something; of the liveliest if none does. */
    static void make(
            Ffmpeg ffmpeg,
            SegmentRenderer renderer,
            List<? extends Segment> candidates,
            Path target,
            ProcessGroup processes)
            throws IOException, InterruptedException {
        long segment =
                candidates.stream().mapToLong(SegmentRenderer::heldBytes).max().orElseThrow();
        Canvas canvas = candidates.getFirst().canvas();
        try (HeapShare _ = HeapShare.await(segment + 2L * FrameComposer.frameBytes(canvas))) {
            choose(ffmpeg, renderer, candidates, target, processes);
        }
    }

    private static void choose(
            Ffmpeg ffmpeg,
            SegmentRenderer renderer,
            List<? extends Segment> candidates,
            Path target,
            ProcessGroup processes)
            throws IOException, InterruptedException {
        Canvas canvas = candidates.getFirst().canvas();
        byte[] best = new byte[FrameComposer.frameBytes(canvas)];
        byte[] frame = new byte[best.length];
        double liveliest = -1;
        for (Segment candidate : candidates) {
            try (FrameSource frames = renderer.frames(ffmpeg, candidate, processes)) {
                frames.compose(candidate.frames() / 2, frame);
            }
            Luma luma = Luma.of(frame, canvas);
            if (luma.deviation > liveliest) {
                liveliest = luma.deviation;
                System.arraycopy(frame, 0, best, 0, frame.length);
            }
            if (luma.mean >= BRIGHT && luma.deviation >= LIVELY) {
                write(ffmpeg, canvas, frame, target, processes);
                return;
            }
        }
        write(ffmpeg, canvas, best, target, processes);
    }

    private record Luma(double mean, double deviation) {
        static Luma of(byte[] frame, Canvas canvas) {
            int pixels = canvas.width() * canvas.height();
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (int i = 0; i < pixels; i += EVERY) {
                int value = frame[i] & 0xff;
                sum += value;
                squares += (double) value * value;
                count++;
            }
            double mean = sum / count;
            return new Luma(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }
    }

    private static void write(Ffmpeg ffmpeg, Canvas canvas, byte[] frame, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        try (AsideFile aside = new AsideFile(target)) {
            try (FfmpegRun run = FfmpegRun.fed(ffmpeg, processes, arguments(canvas, aside.path()), frame.length)) {
                byte[] buffer = run.take();
                System.arraycopy(frame, 0, buffer, 0, frame.length);
                run.put(buffer, frame.length);
                run.finish();
            }
            aside.publish();
        }
    }

    private static List<String> arguments(Canvas canvas, Path target) {
        Arguments arguments = new Arguments();
        SegmentRenderer.frames(arguments, canvas, "pipe:0");
        return arguments
                // all take a JPEG file to be BT.601 in full range; some versions get there by way of RGB alone
                .add(
                        "-vf",
                        "scale=in_color_matrix=bt709:in_range=tv,format=rgb24,scale=out_color_matrix=bt601,format=yuvj420p")
                .add("-c:v", "mjpeg", "-q:v", "2", "-threads", "1")
                .output("mjpeg", target)
                .list();
    }
}

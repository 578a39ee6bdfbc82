package dev.storyreel.media;

import dev.storyreel.media.caption.CaptionChecks;
import dev.storyreel.media.caption.CaptionFonts;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.picture.CrossingComposer;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.FrameSource;
import dev.storyreel.media.picture.ShotFrames;
import dev.storyreel.media.picture.WorkingPictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composes a segment's frames and pipes them into the encoder. */
final class SegmentRenderer {
    private static final String[] COLOURS = {
        "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"
    };

    private static final int TICKS_PER_FRAME = 512;

    private final CaptionFonts fonts;
    private final WorkingPictures pictures = new WorkingPictures();

    SegmentRenderer(CaptionFonts fonts) {
        this.fonts = fonts;
    }

    /** What was found when the captions were looked at; null if there are none. */
    CaptionChecks.@Nullable Result render(
            Ffmpeg ffmpeg,
            Segment segment,
            Encoding encoding,
            @Nullable AudioCue narration,
            Path target,
            ProcessGroup processes,
            FrameProgress progress)
            throws IOException, InterruptedException {
        Canvas canvas = segment.canvas();
        CaptionedFrames captions = new CaptionedFrames(canvas, segment.captions(), fonts);
        int frameBytes = FrameComposer.frameBytes(canvas);
        try (HeapShare _ = HeapShare.await(heldBytes(segment));
                AsideFile aside = new AsideFile(target);
                FrameSource frames = frames(ffmpeg, segment, processes);
                FfmpegRun encoder = FfmpegRun.fed(
                        ffmpeg, processes, arguments(ffmpeg, segment, encoding, narration, aside.path()), frameBytes)) {
            for (int frame = 0; frame < segment.frames(); frame++) {
                byte[] buffer = encoder.take();
                frames.compose(frame, buffer);
                captions.layOver(frame, buffer);
                encoder.put(buffer, frameBytes);
                progress.at(frame, segment.frames());
            }
            encoder.finish();
            aside.publish();
        }
        progress.at(segment.frames(), segment.frames());
        return captions.checks(narration);
    }

    /** The shots, the two frames that are on their way to the encoder, captions, and the two frames that a transition is made of. */
    private static long heldBytes(Segment segment) {
        long frame = FrameComposer.frameBytes(segment.canvas());
        return switch (segment) {
            case Segment.Body body -> 3 * frame + heldBytes(body.shot(), segment.canvas());
            case Segment.Crossing crossing ->
                5 * frame
                        + heldBytes(crossing.before(), segment.canvas())
                        + heldBytes(crossing.after(), segment.canvas());
        };
    }

    private static long heldBytes(Shot shot, Canvas canvas) {
        return switch (shot.footage()) {
            case Footage.Still _ -> WorkingPictures.bytes(canvas);
            case Footage.Clip _ -> ClipFrames.FRAMES_HELD * FrameComposer.frameBytes(canvas);
        };
    }

    FrameSource frames(Ffmpeg ffmpeg, Segment segment, ProcessGroup work) throws InterruptedException {
        Canvas canvas = segment.canvas();
        return switch (segment) {
            case Segment.Body body -> FrameSource.of(shot(ffmpeg, body.shot(), canvas, work), body.from());
            case Segment.Crossing crossing ->
                new CrossingComposer(
                        crossing,
                        shot(ffmpeg, crossing.before(), canvas, work),
                        shot(ffmpeg, crossing.after(), canvas, work));
        };
    }

    /** Starts nothing that would have to be ended before its first frame is asked for. */
    private ShotFrames shot(Ffmpeg ffmpeg, Shot shot, Canvas canvas, ProcessGroup work) throws InterruptedException {
        return switch (shot.footage()) {
            case Footage.Still still ->
                FrameComposer.of(
                        pictures.read(still.picture(), canvas, still.fit(), work), still.motion(), shot.frames());
            case Footage.Clip clip -> new ClipFrames(ffmpeg, clip, shot.frames(), canvas, work);
        };
    }

    /** Ticks a second in the files of segments and films, so that each frame lasts a whole number of them. */
    static int timescale(Canvas canvas) {
        return canvas.framesPerSecond() * TICKS_PER_FRAME;
    }

    private static List<String> arguments(
            Ffmpeg ffmpeg, Segment segment, Encoding encoding, @Nullable AudioCue narration, Path file) {
        Canvas canvas = segment.canvas();
        Arguments arguments = new Arguments();
        arguments.add(EncoderArguments.beforeInput(encoding));
        if (narration != null) {
            arguments.add(notAhead(ffmpeg));
        }
        frames(arguments, canvas, "pipe:0");
        if (narration != null) {
            arguments.add(notAhead(ffmpeg)).input("wav", narration.wav()).add("-map", "0:v:0", "-map", "1:a:0");
            long samples = (long) segment.frames() * canvas.samplesPerFrame();
            arguments.add(
                    "-af",
                    "aformat=channel_layouts=stereo,adelay=delays=" + narration.startSample()
                            + "S:all=1,apad=whole_len=" + samples + ",atrim=end_sample=" + samples);
            arguments.add(SoundtrackMaker.ENCODER);
        }
        encoder(arguments, canvas, encoding);
        return arguments.output("mp4", file).list();
    }

    /**
     * Beside another input FFmpeg would read eight frames ahead. From 4.4 to 5 none are where there is no queue; before and
     * after that no queue means the default.
     */
    private static List<String> notAhead(Ffmpeg ffmpeg) {
        return List.of("-thread_queue_size", ffmpeg.version().matches("n?(4\\.4|5)\\b.*") ? "0" : "1");
    }

    /** @param raw where the raw frames come from */
    static void frames(Arguments arguments, Canvas canvas, String raw) {
        arguments
                .add("-loglevel", "warning")
                .add("-f", "rawvideo", "-pixel_format", "yuv420p")
                .add("-framerate", String.valueOf(canvas.framesPerSecond()))
                .add("-video_size", canvas.width() + "x" + canvas.height())
                .add(COLOURS)
                .add("-i", raw);
    }

    private static void encoder(Arguments arguments, Canvas canvas, Encoding encoding) {
        arguments
                .add(EncoderArguments.of(encoding))
                .add(EncoderArguments.keyframes(canvas))
                .add(COLOURS)
                .add("-video_track_timescale", String.valueOf(timescale(canvas)));
    }

    /** The encoder alone, on frames that are ready. */
    static List<String> encode(Canvas canvas, Encoding encoding, String raw, Path file) {
        Arguments arguments = new Arguments();
        arguments.add(EncoderArguments.beforeInput(encoding));
        frames(arguments, canvas, raw);
        encoder(arguments, canvas, encoding);
        return arguments.output("mp4", file).list();
    }
}

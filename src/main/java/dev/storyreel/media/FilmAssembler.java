package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.MasteredSound;
import dev.storyreel.media.sound.SoundSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Joins segments without encoding them again and lays one sound track under all of them. */
final class FilmAssembler {
    /** How all sound is encoded. */
    static final String[] SOUND = {"-c:a", "aac", "-b:a", "192k"};

    /** What AAC at 192 kb/s adds to the peaks of speech, and a little more; decibels. */
    static final double HEADROOM = 0.6;

    /** What a film whose peaks were still too high gets beyond the difference; decibels. */
    static final double HEADROOM_STEP = 0.2;

    /** So often a film is made again for its peaks. */
    static final int CORRECTIONS = 2;

    private static final int BLOCK_SAMPLES = 8192;
    private static final int FRAME_BYTES = Canvas.CHANNELS * Float.BYTES;

    /**
     * @param headroom decibels that the true peak stays below the plan's before it is encoded
     * @return that true peak in dBTP
     */
    double assemble(
            Ffmpeg ffmpeg, FilmPlan film, double headroom, Path target, ProcessGroup processes, FrameProgress progress)
            throws IOException, InterruptedException {
        try (MasteredSound sound = MasteredSound.open(film.sound(), film.samples(), headroom, processes);
                AsideFile list = new AsideFile(target);
                AsideFile aside = new AsideFile(target)) {
            Files.writeString(list.path(), concatList(film));
            List<String> arguments = arguments(film, list.path(), aside.path());
            try (FfmpegRun muxer = FfmpegRun.fed(ffmpeg, processes, arguments, BLOCK_SAMPLES * FRAME_BYTES)) {
                feed(muxer, sound, film, progress);
                muxer.finish();
            }
            aside.publish();
            progress.at(film.frames(), film.frames());
            return sound.truePeak();
        }
    }

    private static void feed(FfmpegRun muxer, SoundSource sound, FilmPlan film, FrameProgress progress)
            throws IOException, InterruptedException {
        float[] left = new float[BLOCK_SAMPLES];
        float[] right = new float[BLOCK_SAMPLES];
        long fed = 0;
        for (int samples = sound.next(left, right); samples > 0; samples = sound.next(left, right)) {
            byte[] block = muxer.take();
            interleave(left, right, samples, block);
            muxer.put(block, samples * FRAME_BYTES);
            fed += samples;
            progress.at((int) Math.min(fed / film.canvas().samplesPerFrame(), film.frames() - 1), film.frames());
        }
    }

    private static void interleave(float[] left, float[] right, int samples, byte[] block) {
        FloatBuffer target =
                ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (int i = 0; i < samples; i++) {
            target.put(2 * i, left[i]).put(2 * i + 1, right[i]);
        }
    }

    private static List<String> arguments(FilmPlan film, Path list, Path target) {
        Arguments arguments = new Arguments()
                .add("-loglevel", "warning")
                .add("-f", "concat", "-safe", "0")
                .input("concat,mov", list)
                .add("-f", "f32le", "-ar", String.valueOf(Canvas.SAMPLE_RATE))
                .add("-ac", String.valueOf(Canvas.CHANNELS), "-i", "pipe:0")
                .add("-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy")
                .add(SOUND)
                .add("-video_track_timescale", String.valueOf(SegmentRenderer.timescale(film.canvas())))
                .add("-movflags", "+faststart");
        arguments.output("mp4", target, film.title());
        return arguments.list();
    }

    private static String concatList(FilmPlan film) {
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        for (RenderedSegment segment : film.segments()) {
            list.append("file ").append(quoted(segment.file())).append('\n');
            list.append("duration ")
                    .append(seconds(segment.frames(), film.canvas()))
                    .append('\n');
        }
        return list.toString();
    }

    /** To the microsecond, which is as fine as the list can say; joins then lie far within a frame. */
    private static String seconds(int frames, Canvas canvas) {
        long micros = Math.round(frames * 1e6 / canvas.framesPerSecond());
        return micros / 1_000_000 + "." + String.format(Locale.ROOT, "%06d", micros % 1_000_000);
    }

    private static String quoted(Path file) {
        String url = Arguments.url(file);
        if (url.indexOf('\n') >= 0 || url.indexOf('\r') >= 0) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a segment's path has a line break: " + file);
        }
        return "'" + url.replace("'", "'\\''") + "'";
    }
}

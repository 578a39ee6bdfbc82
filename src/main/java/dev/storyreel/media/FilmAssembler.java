package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.SoundMixer;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Joins segments without encoding them again and lays one sound track under all of them. */
final class FilmAssembler {
    /** How all sound is encoded. */
    static final String[] SOUND = {"-c:a", "aac", "-b:a", "192k"};

    private static final int BLOCK_SAMPLES = 8192;

    void assemble(Ffmpeg ffmpeg, FilmPlan film, Path target, ProcessGroup processes, FrameProgress progress)
            throws IOException, InterruptedException {
        int blockBytes = BLOCK_SAMPLES * WavReader.FRAME_BYTES;
        try (SoundMixer mixer = new SoundMixer(film.cues(), film.samples(), BLOCK_SAMPLES);
                AsideFile list = new AsideFile(target);
                AsideFile aside = new AsideFile(target)) {
            Files.writeString(list.path(), concatList(film));
            List<String> arguments = arguments(film, list.path(), aside.path());
            try (FfmpegRun muxer = FfmpegRun.fed(ffmpeg, processes, arguments, blockBytes)) {
                feed(muxer, mixer, film, progress);
                muxer.finish();
            }
            aside.publish();
        }
        progress.at(film.frames(), film.frames());
    }

    private static void feed(FfmpegRun muxer, SoundMixer mixer, FilmPlan film, FrameProgress progress)
            throws IOException, InterruptedException {
        long mixed = 0;
        byte[] block = muxer.take();
        for (int bytes = mixer.mix(block); bytes > 0; bytes = mixer.mix(block)) {
            muxer.put(block, bytes);
            mixed += bytes / WavReader.FRAME_BYTES;
            progress.at((int) Math.min(mixed / film.canvas().samplesPerFrame(), film.frames() - 1), film.frames());
            block = muxer.take();
        }
    }

    private static List<String> arguments(FilmPlan film, Path list, Path target) {
        Arguments arguments = new Arguments()
                .add("-loglevel", "warning")
                .add("-f", "concat", "-safe", "0")
                .input("concat,mov", list)
                .add("-f", "s16le", "-ar", String.valueOf(Canvas.SAMPLE_RATE))
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

package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Joins segments and lays the sound track under all of them; nothing is encoded again. */
final class FilmAssembler {
    void assemble(Ffmpeg ffmpeg, FilmPlan film, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        try (AsideFile list = new AsideFile(target);
                AsideFile aside = new AsideFile(target)) {
            Arguments arguments = pictures(film.canvas(), film.segments(), list.path())
                    .input("mov", film.soundtrack())
                    .add("-map", "0:v:0", "-map", "1:a:0");
            copy(arguments, film.canvas()).add("-movflags", "+faststart");
            FfmpegRun.run(
                    ffmpeg,
                    processes,
                    arguments.output("mp4", aside.path(), film.title()).list());
            aside.publish();
        }
    }

    /** Joins the pictures of segments as {@link #assemble} does: packet by packet the same. */
    void join(Ffmpeg ffmpeg, Canvas canvas, List<RenderedSegment> segments, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        try (AsideFile list = new AsideFile(target)) {
            Arguments arguments = pictures(canvas, segments, list.path()).add("-map", "0:v:0");
            FfmpegRun.run(
                    ffmpeg,
                    processes,
                    copy(arguments, canvas).output("mp4", target).list());
        }
    }

    private static Arguments pictures(Canvas canvas, List<RenderedSegment> segments, Path list) throws IOException {
        Files.writeString(list, concatList(canvas, segments));
        return new Arguments()
                .add("-loglevel", "warning")
                .add("-f", "concat", "-safe", "0")
                .input("concat,mov", list);
    }

    private static Arguments copy(Arguments arguments, Canvas canvas) {
        return arguments
                .add("-c", "copy")
                .add("-video_track_timescale", String.valueOf(SegmentRenderer.timescale(canvas)));
    }

    private static String concatList(Canvas canvas, List<RenderedSegment> segments) {
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        for (RenderedSegment segment : segments) {
            list.append("file ").append(quoted(segment.file())).append('\n');
            list.append("duration ").append(seconds(segment.frames(), canvas)).append('\n');
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

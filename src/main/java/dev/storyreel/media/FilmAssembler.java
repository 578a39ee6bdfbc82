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
            Files.writeString(list.path(), concatList(film));
            FfmpegRun.run(ffmpeg, processes, arguments(film, list.path(), aside.path()));
            aside.publish();
        }
    }

    private static List<String> arguments(FilmPlan film, Path list, Path target) {
        Arguments arguments = new Arguments()
                .add("-loglevel", "warning")
                .add("-f", "concat", "-safe", "0")
                .input("concat,mov", list)
                .input("mov", film.soundtrack())
                .add("-map", "0:v:0", "-map", "1:a:0", "-c", "copy")
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

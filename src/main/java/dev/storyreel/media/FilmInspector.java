package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes a film and tells what was in it. */
final class FilmInspector {
    private static final int BYTES_PER_SAMPLE = 2;

    FilmFacts inspect(Ffmpeg ffmpeg, Path film, ProcessGroup processes) throws IOException, InterruptedException {
        boolean faststart = Mp4Layout.isFaststart(film);
        DecodeLog log = new DecodeLog();
        try {
            FfmpegRun.run(ffmpeg, processes, arguments(film), log::onOutput, log::onLog);
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.FFMPEG_FAILED) {
                throw unreadable(film, e);
            }
            throw e;
        }
        DecodedStream video = log.decoded("video");
        if (video == null) {
            throw unreadable(film, null);
        }
        return new FilmFacts(picture(log, video), sound(log), faststart, log.complaints());
    }

    private static List<String> arguments(Path film) {
        return new Arguments()
                .add("-loglevel", "level+info")
                .input("mov,matroska", film)
                .add("-map", "0:v:0", "-map", "0:a:0?", "-c:v", "rawvideo", "-c:a", "pcm_s16le")
                .add("-f", "framecrc", "pipe:1")
                .list();
    }

    private static FilmFacts.Picture picture(DecodeLog log, DecodedStream video) {
        int[] sides = video.dimensions();
        DecodeLog.Description described = log.video();
        String[] pixels = described.pixels();
        return new FilmFacts.Picture(
                described.codec(),
                described.profile(),
                pixels[0],
                pixels[1],
                sides[0],
                sides[1],
                Math.round(video.packets() * 1e6 / video.durationMs()) / 1000.0,
                video.packets(),
                video.durationMs());
    }

    private static FilmFacts.@Nullable Sound sound(DecodeLog log) {
        DecodedStream audio = log.decoded("audio");
        if (audio == null) {
            return null;
        }
        return new FilmFacts.Sound(
                log.audio().codec(),
                log.audio().profile(),
                audio.number("sample_rate"),
                (int) (audio.bytes() / (BYTES_PER_SAMPLE * audio.ticks())),
                audio.ticks());
    }

    private static StoryreelException unreadable(Path film, @Nullable Exception cause) {
        String why = cause == null ? "it holds no picture" : String.valueOf(cause.getMessage());
        return new StoryreelException(
                MediaError.FILM_UNREADABLE, "the film " + film.getFileName() + " cannot be decoded: " + why, cause);
    }
}

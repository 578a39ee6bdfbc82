package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.SoundGauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decodes a film and tells what was in it. */
final class FilmInspector {
    private static final int BYTES_PER_SAMPLE = 2;

    /** Few pixels tell whether a film is black or does not move. */
    private static final String LOOK = "scale=w=trunc(iw/16)*2:h=trunc(ih/16)*2:flags=neighbor,"
            + "blackdetect=d=0.5:pix_th=0.06,freezedetect=n=0.001:d=2";

    FilmFacts inspect(Ffmpeg ffmpeg, Path film, ProcessGroup processes) throws IOException, InterruptedException {
        boolean faststart = Mp4Layout.isFaststart(film);
        SoundGauge gauge = new SoundGauge();
        DecodeLog log = decode(ffmpeg, film, processes, gauge);
        DecodedStream video = log.decoded("video");
        if (video == null) {
            throw unreadable(film, null);
        }
        return new FilmFacts(picture(log, video), sound(log, gauge), faststart, log.complaints());
    }

    /** One run decodes both: what is said of each packet goes to a file, the sound itself through a pipe to the gauge. */
    private static DecodeLog decode(Ffmpeg ffmpeg, Path film, ProcessGroup processes, SoundGauge gauge)
            throws IOException, InterruptedException {
        DecodeLog log = new DecodeLog();
        try (AsideFile packets = new AsideFile(film)) {
            try {
                FfmpegRun.run(ffmpeg, processes, arguments(film, packets.path(), true), gauge::add, log::onLog);
            } catch (StoryreelException e) {
                requireFailed(e);
                if (log.hasSound()) {
                    throw unreadable(film, e);
                }
                return decodeSilent(ffmpeg, film, packets.path(), processes);
            }
            gauge.finish();
            return read(packets.path(), log);
        }
    }

    /** FFmpeg refuses to decode the sound of a film that has none. */
    private static DecodeLog decodeSilent(Ffmpeg ffmpeg, Path film, Path packets, ProcessGroup processes)
            throws IOException, InterruptedException {
        DecodeLog log = new DecodeLog();
        try {
            FfmpegRun.run(ffmpeg, processes, arguments(film, packets, false), (block, length) -> {}, log::onLog);
        } catch (StoryreelException e) {
            requireFailed(e);
            throw unreadable(film, e);
        }
        return read(packets, log);
    }

    /** Passes on what is not the film's fault. */
    private static void requireFailed(StoryreelException e) {
        if (e.errorCode() != MediaError.FFMPEG_FAILED) {
            throw e;
        }
    }

    private static DecodeLog read(Path packets, DecodeLog log) throws IOException {
        try (Stream<String> lines = Files.lines(packets)) {
            lines.forEach(log::onOutput);
        }
        return log;
    }

    private static List<String> arguments(Path film, Path packets, boolean withSound) {
        Arguments arguments = new Arguments()
                .add("-loglevel", "level+info")
                // what smooths the blocks is a third of the decoding, and nothing is looked at that closely here
                .add("-skip_loop_filter", "all")
                .input("mov,matroska", film)
                .add("-map", "0:v:0", "-map", "0:a:0?", "-c:v", "rawvideo", "-c:a", "pcm_s16le")
                .add("-vf", LOOK)
                .add("-f", "framecrc", Arguments.url(packets));
        if (withSound) {
            arguments
                    .add("-map", "0:a:0", "-c:a", "pcm_f32le")
                    .add(
                            "-af",
                            "aformat=sample_fmts=flt:sample_rates=" + Canvas.SAMPLE_RATE + ":channel_layouts=stereo")
                    .add("-f", "f32le", "pipe:1");
        }
        return arguments.list();
    }

    private static FilmFacts.Picture picture(DecodeLog log, DecodedStream video) {
        DecodeLog.Description described = log.video();
        DecodeLog.Pixels pixels = described.pixels();
        return new FilmFacts.Picture(
                described.codec(),
                described.profile(),
                pixels.format(),
                pixels.colours(),
                pixels.width(),
                pixels.height(),
                Math.round(video.packets() * 1e6 / video.durationMs()) / 1000.0,
                video.packets(),
                video.durationMs(),
                log.black(),
                log.frozen(video.durationMs() / 1000));
    }

    private static FilmFacts.@Nullable Sound sound(DecodeLog log, SoundGauge gauge) {
        DecodedStream audio = log.decoded("audio");
        if (audio == null) {
            return null;
        }
        return new FilmFacts.Sound(
                log.audio().codec(),
                log.audio().profile(),
                audio.number("sample_rate"),
                (int) (audio.bytes() / (BYTES_PER_SAMPLE * audio.ticks())),
                audio.ticks(),
                hundredths(gauge.loudness()),
                hundredths(gauge.truePeak()),
                gauge.silences());
    }

    private static @Nullable Double hundredths(double decibels) {
        return Double.isInfinite(decibels) ? null : Math.round(decibels * 100) / 100.0;
    }

    private static StoryreelException unreadable(Path film, @Nullable Exception cause) {
        String why = cause == null ? "it holds no picture" : String.valueOf(cause.getMessage());
        return new StoryreelException(
                MediaError.FILM_UNREADABLE, "the film " + film.getFileName() + " cannot be decoded: " + why, cause);
    }
}

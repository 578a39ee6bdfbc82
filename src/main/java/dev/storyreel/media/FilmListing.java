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

/**
 * What one pass through a film gives: its pictures are listed, its sound is decoded.
 *
 * @param log of FFmpeg, and the lengths of picture and sound
 * @param pictures as they are in the file
 * @param sound measured; nothing where there is none
 */
record FilmListing(Path film, DecodeLog log, PicturePackets pictures, SoundGauge sound) {

    /** @throws StoryreelException {@link MediaError#FILM_UNREADABLE} */
    static FilmListing of(Ffmpeg ffmpeg, Path film, ProcessGroup processes) throws IOException, InterruptedException {
        FilmListing listing = new FilmListing(film, new DecodeLog(), new PicturePackets(), new SoundGauge());
        try (AsideFile packets = new AsideFile(film)) {
            try {
                listing.run(ffmpeg, packets.path(), processes, true);
            } catch (StoryreelException e) {
                if (listing.log.hasSound() || e.errorCode() != MediaError.FFMPEG_FAILED) {
                    throw unreadable(film, e);
                }
                return silent(ffmpeg, film, packets.path(), processes);
            }
            return listing;
        }
    }

    /** FFmpeg refuses to decode the sound of a film that has none. */
    private static FilmListing silent(Ffmpeg ffmpeg, Path film, Path packets, ProcessGroup processes)
            throws IOException, InterruptedException {
        FilmListing listing = new FilmListing(film, new DecodeLog(), new PicturePackets(), new SoundGauge());
        try {
            listing.run(ffmpeg, packets, processes, false);
        } catch (StoryreelException e) {
            throw unreadable(film, e);
        }
        return listing;
    }

    /** What FFmpeg says of packets goes to a file, the sound itself through a pipe to the gauge. */
    private void run(Ffmpeg ffmpeg, Path packets, ProcessGroup processes, boolean withSound)
            throws IOException, InterruptedException {
        FfmpegRun.run(ffmpeg, processes, arguments(packets, withSound), sound::add, log::onLog);
        sound.finish();
        try (Stream<String> lines = Files.lines(packets)) {
            lines.forEach(line -> {
                log.onOutput(line);
                pictures.onLine(line);
            });
        }
    }

    private List<String> arguments(Path packets, boolean withSound) {
        Arguments arguments = new Arguments()
                .add("-loglevel", "level+info")
                .input("mov,matroska", film)
                .add("-map", "0:v:0", "-map", "0:a:0?", "-c:v", "copy", "-c:a", "pcm_s16le")
                .add(PicturePackets.LISTED)
                .add(Arguments.url(packets));
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

    /** Of the pictures, on average, to a thousandth; 0 where there are none. */
    double framesPerSecond() {
        double millis = pictureMs();
        return millis == 0 ? 0 : Math.round(pictures.count() * 1e6 / millis) / 1000.0;
    }

    /** From the first picture's start to the last one's end, which lasts as long as the others do: its packet may say less. */
    double pictureMs() {
        DecodedStream video = log.decoded("video");
        if (video == null) {
            return 0;
        }
        return video.packets() < 2 ? video.durationMs() : video.packetMs() * video.packets();
    }

    /** What is not the film's fault is passed on. */
    static StoryreelException unreadable(Path film, @Nullable StoryreelException cause) {
        if (cause != null && cause.errorCode() != MediaError.FFMPEG_FAILED) {
            return cause;
        }
        String why = cause == null ? "it holds no picture" : String.valueOf(cause.getMessage());
        return new StoryreelException(
                MediaError.FILM_UNREADABLE, "the film " + film.getFileName() + " cannot be decoded: " + why, cause);
    }
}

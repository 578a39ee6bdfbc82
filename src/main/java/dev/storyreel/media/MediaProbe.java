package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.ffmpeg.OutputLines;
import dev.storyreel.media.picture.PictureReader;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a stranger's file is. Its first bytes say of which kind it claims to be, and only that kind's demuxer
 * looks on; all its packets are listed, which tells how long it really is and whether it is whole, and the first picture
 * and second are decoded. A clip whose sound cannot be decoded has none.
 */
final class MediaProbe {
    private static final Duration LONGEST = Duration.ofHours(3);

    /** For each look, on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** So much, and this share, of the length that a file claims may be missing: other streams may last longer. */
    private static final double SLACK_MS = 1000;

    private static final double SLACK = 0.05;

    /** Pixels that are longer or wider than this are a mistake. */
    private static final double OBLONGEST = 8;

    private final FfmpegFinder finder;

    MediaProbe(FfmpegFinder finder) {
        this.finder = finder;
    }

    MediaFile probe(Path file, ProcessGroup processes) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(String.valueOf(file.getFileName()));
        }
        if (Files.size(file) == 0) {
            throw failure(MediaError.MEDIA_EMPTY, file, "is empty");
        }
        FileType type = FileType.of(file).orElseThrow(() -> failure(MediaError.MEDIA_UNSUPPORTED, file, kinds()));
        if (type.isPicture()) {
            Dimension size = PictureReader.check(file, processes);
            return new MediaFile.Picture(type, size.width, size.height);
        }
        return look(finder.find(), type, file, processes);
    }

    private static String kinds() {
        return "is none of those that are read: "
                + Stream.of(FileType.values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static MediaFile look(Ffmpeg ffmpeg, FileType type, Path file, ProcessGroup processes)
            throws InterruptedException {
        ProbeLog packets = new ProbeLog();
        run(ffmpeg, file, processes, packets, packetsOf(type, file));
        DecodedStream video = packets.decoded("video");
        DecodedStream audio = packets.decoded("audio");
        if (video == null && audio == null) {
            throw failure(MediaError.MEDIA_WITHOUT_CONTENT, file, "holds neither pictures nor sound");
        }
        checkLength(type, file, packets, Math.max(endMs(video), endMs(audio)));

        ProbeLog first = new ProbeLog();
        run(ffmpeg, file, processes, first, video != null ? firstPicture(type, file) : firstSecond(type, file));
        if (first.decoded(video != null ? "video" : "audio") == null) {
            throw ClipInput.unreadable(file, "nothing of it can be decoded", null);
        }
        if (video == null) {
            return new MediaFile.Sound(type, millis(audio), codec(audio));
        }
        boolean heard = audio != null && canBeHeard(ffmpeg, type, file, processes);
        return video(type, video, heard ? audio : null, packets, first);
    }

    private static boolean canBeHeard(Ffmpeg ffmpeg, FileType type, Path file, ProcessGroup processes)
            throws InterruptedException {
        ProbeLog first = new ProbeLog();
        try {
            run(ffmpeg, file, processes, first, firstSecond(type, file));
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.MEDIA_UNREADABLE) {
                return false;
            }
            throw e;
        }
        return first.decoded("audio") != null;
    }

    private static MediaFile.Video video(
            FileType type, DecodedStream video, @Nullable DecodedStream audio, ProbeLog packets, ProbeLog first) {
        ProbeLog.Size size = first.size();
        double oblong = size.pixelShape() > 1 / OBLONGEST && size.pixelShape() < OBLONGEST ? size.pixelShape() : 1;
        double packetMs = video.packetMs();
        return new MediaFile.Video(
                type,
                (int) Math.max(1, Math.round(size.width() * oblong)),
                size.height(),
                millis(video),
                packetMs == 0 ? 0 : Math.round(1e6 / packetMs) / 1000.0,
                video.packets(),
                codec(video),
                packets.colours(),
                audio == null ? null : codec(audio));
    }

    private static void checkLength(FileType type, Path file, ProbeLog log, double endMs) {
        boolean claims = switch (type) {
            case MP4, MATROSKA, FLAC -> true;
            // of the others FFmpeg estimates it: they are as long as what is there
            default -> false;
        };
        if (endMs > LONGEST.toMillis() || (claims && log.claimedMs() > LONGEST.toMillis())) {
            throw failure(MediaError.MEDIA_TOO_LONG, file, "is longer than " + LONGEST.toHours() + " hours");
        }
        if (log.isPartial() || (claims && endMs < log.claimedMs() * (1 - SLACK) - SLACK_MS)) {
            throw ClipInput.unreadable(file, "it is cut short", null);
        }
    }

    private static List<String> packetsOf(FileType type, Path file) {
        return ClipInput.whole(type, file)
                // covers and thumbnails are no pictures in this sense
                .add("-map", "0:V:0?", "-map", "0:a:0?", "-c", "copy", "-copyinkf")
                // a second more than allowed, so that what is too long is seen to be
                .add("-t", String.valueOf(LONGEST.toSeconds() + 1))
                .add("-avoid_negative_ts", "disabled", "-f", "framecrc", "pipe:1")
                .list();
    }

    private static List<String> firstPicture(FileType type, Path file) {
        return decoding(ClipInput.whole(type, file).add("-map", "0:V:0", "-frames:v", "1"));
    }

    private static List<String> firstSecond(FileType type, Path file) {
        return decoding(ClipInput.whole(type, file).add("-map", "0:a:0", "-frames:a", "40"));
    }

    private static List<String> decoding(Arguments arguments) {
        return arguments.add("-f", "framecrc", "pipe:1").list();
    }

    private static void run(Ffmpeg ffmpeg, Path file, ProcessGroup processes, ProbeLog log, List<String> arguments)
            throws InterruptedException {
        try {
            FfmpegRun.run(ffmpeg, processes, arguments, new OutputLines(log::onOutput), log::onLog, PATIENCE);
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.FFMPEG_TOO_SLOW) {
                throw ClipInput.unreadable(file, "it takes too long", e);
            }
            if (e.errorCode() != MediaError.FFMPEG_FAILED) {
                throw e;
            }
            throwIfTooLarge(file, log);
            if (log.holdsNothing()) {
                throw failure(MediaError.MEDIA_WITHOUT_CONTENT, file, "holds neither pictures nor sound");
            }
            throw ClipInput.unreadable(file, log.firstError(), e);
        }
        throwIfTooLarge(file, log);
    }

    private static void throwIfTooLarge(Path file, ProbeLog log) {
        if (log.isTooLarge()) {
            throw failure(
                    MediaError.CLIP_TOO_LARGE,
                    file,
                    "has pictures of more than " + ClipInput.MAX_PIXELS / 1_000_000 + " million pixels");
        }
    }

    private static double endMs(@Nullable DecodedStream stream) {
        return stream == null ? 0 : stream.endMs();
    }

    private static long millis(@Nullable DecodedStream stream) {
        return Math.max(1, (long) Math.floor(endMs(stream)));
    }

    private static String codec(@Nullable DecodedStream stream) {
        return stream == null ? "" : stream.text("codec_id");
    }

    private static StoryreelException failure(MediaError error, Path file, String what) {
        return new StoryreelException(error, "the file " + file.getFileName() + " " + what);
    }
}

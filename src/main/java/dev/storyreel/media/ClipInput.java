package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How files of strangers are opened: by the one demuxer that belongs to their first bytes, with the timestamps that are in
 * them counted from the file's start, and nothing larger than 8K is ever decoded.
 */
final class ClipInput {
    /** Of 8K, and a little more; what claims to be larger is not decoded. */
    static final long MAX_PIXELS = 36_000_000;

    private ClipInput() {}

    /** From the file's start, telling what is in it. */
    static Arguments whole(FileType type, Path file) {
        return opened(new Arguments().add("-loglevel", "level+info"), type, file);
    }

    /**
     * From shortly before a moment: at the last picture before it that can be decoded without others, or earlier.
     *
     * @param seconds from the file's start
     */
    static Arguments seek(Path file, double seconds) throws IOException {
        FileType type = FileType.of(file)
                .filter(FileType::mayMove)
                .orElseThrow(() -> new StoryreelException(
                        MediaError.MEDIA_UNSUPPORTED, "the file " + file.getFileName() + " is no clip"));
        Arguments arguments = new Arguments().add("-loglevel", "error");
        double from = seconds - margin(type);
        if (from > 0) {
            arguments.add("-noaccurate_seek", "-ss", ClipTiming.seconds(from));
        }
        return opened(arguments, type, file);
    }

    private static Arguments opened(Arguments arguments, FileType type, Path file) {
        return arguments
                .add("-filter_threads", "1")
                .add("-copyts", "-start_at_zero")
                .add("-threads", "1", "-max_pixels", String.valueOf(MAX_PIXELS))
                .add("-f", type.demuxer())
                .input(type.demuxer(), file);
    }

    /** Seconds; more than pictures are stored away from where they belong. */
    private static double margin(FileType type) {
        return switch (type) {
            case MP4, MATROSKA, AVI -> 1;
            // each picture needs all before it
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** Tells nothing of where the file lies. */
    static StoryreelException unreadable(Path file, @Nullable String why, @Nullable Exception cause) {
        String reason = String.valueOf(why).replace(Arguments.url(file), String.valueOf(file.getFileName()));
        return new StoryreelException(
                MediaError.MEDIA_UNREADABLE, "the file " + file.getFileName() + " cannot be read: " + reason, cause);
    }
}

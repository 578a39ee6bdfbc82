package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a file really is, whatever its name says, as {@link MediaEngine#probe} found by looking into it. */
public sealed interface MediaFile {
    /** Its kind of file. */
    FileType type();

    /**
     * A picture that can be rendered.
     *
     * @param width pixels
     * @param height pixels
     */
    record Picture(FileType type, int width, int height) implements MediaFile {
        public Picture {
            Objects.requireNonNull(type);
        }
    }

    /**
     * A clip: moving pictures, with or without sound.
     *
     * @param width of what is seen, upright and in square pixels
     * @param height likewise
     * @param durationMs from the file's start to the end of the last picture, at least 1
     * @param framesPerSecond on average, 0 where there is but one frame
     * @param frames at least 1
     * @param codec FFmpeg's name of it, e.g. {@code h264}
     * @param colours range, matrix, primaries and transfer as FFmpeg names them, e.g. {@code tv, bt709}; empty where the file
     *     does not tell
     * @param sound FFmpeg's name of the sound's codec; null without sound
     */
    record Video(
            FileType type,
            int width,
            int height,
            long durationMs,
            double framesPerSecond,
            int frames,
            String codec,
            String colours,
            @Nullable String sound)
            implements MediaFile {
        public Video {
            Objects.requireNonNull(type);
            Objects.requireNonNull(codec);
            Objects.requireNonNull(colours);
        }

        /**
         * A stretch of it.
         *
         * @param startMs from 0
         * @param endMs null for the clip's end
         * @throws StoryreelException {@link MediaError#SPAN_INVALID} when it does not lie within the clip
         */
        public Span span(long startMs, @Nullable Long endMs) {
            long end = endMs == null ? durationMs : endMs;
            if (startMs < 0 || startMs >= end || end > durationMs) {
                throw new StoryreelException(
                        MediaError.SPAN_INVALID,
                        "from " + startMs + " to " + end + " ms is no part of a clip of " + durationMs + " ms");
            }
            return new Span(startMs, end);
        }
    }

    /**
     * Sound alone; a picture of its cover counts as none.
     *
     * @param durationMs at least 1
     * @param codec FFmpeg's name of it, e.g. {@code mp3}
     */
    record Sound(FileType type, long durationMs, String codec) implements MediaFile {
        public Sound {
            Objects.requireNonNull(type);
            Objects.requireNonNull(codec);
        }
    }
}

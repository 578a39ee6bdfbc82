package dev.storyreel.media.ffmpeg;

import java.nio.file.Path;
import java.util.Set;

/**
 * An FFmpeg that was tried and can do what is needed.
 *
 * @param executable absolute path
 * @param version as it calls itself, e.g. {@code 4.4.1}
 * @param encoders the names of those it was built with
 * @param source where it came from
 * @param why what was looked at before, e.g. {@code none configured, none on PATH}
 */
public record Ffmpeg(Path executable, String version, Set<String> encoders, Source source, String why) {
    public Ffmpeg {
        encoders = Set.copyOf(encoders);
    }

    /** Where an FFmpeg comes from, in the order of looking. */
    public enum Source {
        CONFIGURED,
        PATH,
        EMBEDDED
    }
}

package dev.storyreel.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds FFmpeg's command line. Files are always given as such: no name can be taken for an option or a URL. */
final class Arguments {
    private final List<String> list = new ArrayList<>();

    Arguments add(String... arguments) {
        Collections.addAll(list, arguments);
        return this;
    }

    Arguments add(List<String> arguments) {
        list.addAll(arguments);
        return this;
    }

    /** Only files and pipes are opened, and only by these demuxers, whatever the file pretends to be. */
    Arguments input(String demuxers, Path file) {
        return add("-protocol_whitelist", "file,pipe", "-format_whitelist", demuxers, "-i", url(file));
    }

    /** As {@link #output(String, Path)}, with a title where there is one. */
    Arguments output(String muxer, Path file, @Nullable String title) {
        add("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact");
        if (title != null) {
            add("-metadata", "title=" + title.replace('\0', ' '));
        }
        return add("-f", muxer, url(file));
    }

    /** Nothing that differs from run to run is written. */
    Arguments output(String muxer, Path file) {
        return output(muxer, file, null);
    }

    List<String> list() {
        return List.copyOf(list);
    }

    static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}

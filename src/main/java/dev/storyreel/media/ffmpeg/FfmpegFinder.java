package dev.storyreel.media.ffmpeg;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ffmpeg.Ffmpeg.Source;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the FFmpeg to use: the configured one, which must then work; else the first that works on PATH; else the
 * embedded one. Looks when first asked and remembers what it found. Safe for use by many threads.
 */
public final class FfmpegFinder {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegFinder.class);

    private final String configured;
    private final String searchPath;
    private final EmbeddedFfmpeg embedded;
    private final FfmpegTrial trial = new FfmpegTrial();
    private @Nullable Ffmpeg found;

    /**
     * @param configured path of an executable; empty when none is configured
     * @param searchPath folders as in the environment variable PATH
     * @param cache folder that the embedded one is unpacked into
     */
    public FfmpegFinder(String configured, String searchPath, Path cache) {
        this.configured = configured.strip();
        this.searchPath = searchPath;
        this.embedded = new EmbeddedFfmpeg(cache);
    }

    /**
     * The FFmpeg to use.
     *
     * @throws StoryreelException {@link MediaError#FFMPEG_MISSING}, saying what was tried
     */
    public synchronized Ffmpeg find() throws InterruptedException {
        if (found == null) {
            found = configured.isEmpty() ? look() : configured();
            LOG.debug("using {}", found);
        }
        return found;
    }

    private Ffmpeg configured() throws InterruptedException {
        try {
            return trial.of(Path.of(configured).toAbsolutePath(), Source.CONFIGURED, "configured");
        } catch (IOException | RuntimeException e) {
            throw missing("the configured FFmpeg " + configured + " does not work: " + e.getMessage(), e);
        }
    }

    private Ffmpeg look() throws InterruptedException {
        List<String> tried = new ArrayList<>(List.of("none configured"));
        for (Path candidate : onPath()) {
            try {
                return trial.of(candidate, Source.PATH, String.join(", ", tried));
            } catch (IOException e) {
                tried.add(candidate + " is unusable (" + e.getMessage() + ")");
            }
        }
        if (tried.size() == 1) {
            tried.add("none on PATH");
        }
        return embedded(tried);
    }

    private Ffmpeg embedded(List<String> tried) throws InterruptedException {
        try {
            Path executable = embedded.find().orElseThrow(() -> new IOException("there is none for this platform"));
            return trial.of(executable, Source.EMBEDDED, String.join(", ", tried));
        } catch (IOException e) {
            tried.add("the embedded one is unusable (" + e.getMessage() + ")");
            throw missing("no usable FFmpeg: " + String.join(", ", tried), e);
        }
    }

    private List<Path> onPath() {
        List<Path> candidates = new ArrayList<>();
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            // an empty entry would mean the current folder, from which nothing is ever run
            if (folder.startsWith(File.separator)) {
                Path candidate = Path.of(folder).resolve("ffmpeg");
                if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    private static StoryreelException missing(String message, Exception cause) {
        return new StoryreelException(MediaError.FFMPEG_MISSING, message, cause);
    }
}

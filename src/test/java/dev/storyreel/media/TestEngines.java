package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.caption.CaptionFonts;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Engines on real FFmpegs. */
public final class TestEngines {
    private static final Path CACHE = Path.of("target", "ffmpeg").toAbsolutePath();

    /** What films are by default, with two threads. */
    static final Encoding ENCODING = EncoderArguments.encoding(Codec.H264, Quality.STANDARD, "libx264", 2);

    private TestEngines() {}

    /** On the embedded FFmpeg. */
    public static MediaEngine embedded() {
        return engine(embeddedFinder());
    }

    static FfmpegFinder embeddedFinder() {
        return new FfmpegFinder("", "", CACHE);
    }

    /** On the embedded FFmpeg and, where there is one, on that of the machine. */
    static List<MediaEngine> all() throws InterruptedException {
        List<MediaEngine> engines = new ArrayList<>(List.of(embedded()));
        FfmpegFinder onPath = new FfmpegFinder("", Objects.requireNonNullElse(System.getenv("PATH"), ""), CACHE);
        try {
            if (!onPath.find().equals(embeddedFinder().find())) {
                engines.add(engine(onPath));
            }
        } catch (StoryreelException e) {
            return engines;
        }
        return engines;
    }

    static MediaEngine engine(FfmpegFinder finder) {
        return new MediaEngine(
                finder, new VideoEncoders(2), new MediaSettings.Engine(2, Duration.ofSeconds(20)), fonts());
    }

    /** Joins segments with silence. */
    static Path silentFilm(
            MediaEngine engine, Canvas canvas, List<RenderedSegment> segments, Path target, ProcessGroup processes)
            throws InterruptedException {
        long samples = segments.stream().mapToLong(RenderedSegment::frames).sum() * canvas.samplesPerFrame();
        Path sound = target.resolveSibling("silence.m4a");
        engine.makeSoundtrack(SoundPlan.of(List.of()), samples, sound, processes);
        engine.assemble(new FilmPlan(canvas, segments, sound, null), target, processes);
        return target;
    }

    static CaptionFonts fonts() {
        try {
            return new CaptionFonts(CACHE.resolveSibling("fonts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The FFmpegs that this process has started and that still run. */
    static List<ProcessHandle> running() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            return children.filter(child -> child.info().command().orElse("").contains("ffmpeg"))
                    .toList();
        }
    }
}

package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.FrameSource;
import dev.storyreel.media.picture.PictureReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures, in one run, the making of a 30-second film of six scenes against the video encoder alone on the same frames,
 * ready made. Needs 3 GB of room in the folder given as its first argument; the second is the encoder's threads.
 */
final class FilmBenchmark {
    private static final Canvas CANVAS = new Canvas(1080, 1920, 30);
    private static final int SCENES = 6;
    private static final int FRAMES = 150;

    private final Path folder;
    private final Ffmpeg ffmpeg;
    private final MediaEngine engine;
    private final ProcessGroup processes = new ProcessGroup();

    private FilmBenchmark(Path folder, int threads) throws InterruptedException {
        this.folder = folder;
        FfmpegFinder finder = new FfmpegFinder("", "", folder.resolve("bin"));
        this.ffmpeg = finder.find();
        this.engine = new MediaEngine(
                finder,
                new VideoEncoders(threads),
                new MediaSettings.Engine(threads, Duration.ofMinutes(30)),
                TestEngines.fonts());
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        new FilmBenchmark(folder, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2).run();
    }

    private void run() throws Exception {
        List<Shot> scenes = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            Path picture = TestMedia.picture(folder.resolve("scene " + i + ".png"), 1080, 1920, i);
            scenes.add(new Shot(picture, Motion.forScene(1, i), FRAMES));
        }
        Path wav = TestMedia.tone(folder.resolve("tone.wav"), 48_000, 2, 4 * 48_000);

        film(scenes, wav);
        double composing = seconds(() -> compose(scenes));
        Path raw = folder.resolve("frames.yuv");
        writeRaw(scenes, raw);
        double encoder = seconds(() -> encode(raw));
        double film = seconds(() -> film(scenes, wav));
        double encoderAgain = seconds(() -> encode(raw));
        Files.delete(raw);
        double alone = (encoder + encoderAgain) / 2;
        int frames = SCENES * FRAMES;
        System.out.printf(
                Locale.ROOT,
                "composing, one thread: %.0f fps%nencoder alone: %.2f s, %.2f s (%.0f fps)%nfilm: %.2f s (%.0f fps)"
                        + "%nfilm / encoder alone: %.2f%nheap used, peak since start: %d MB%n",
                frames / composing,
                encoder,
                encoderAgain,
                frames / alone,
                film,
                frames / film,
                film / alone,
                TestMedia.peakHeapBytes() >> 20);
    }

    private int film(List<Shot> scenes, Path wav) throws Exception {
        Encoding encoding = engine.encoding(EncodingRequest.DEFAULT).encoding();
        List<Callable<RenderedSegment>> renders = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            Shot scene = scenes.get(i);
            Path target = folder.resolve("segment" + i + ".mp4");
            renders.add(() -> engine.renderSegment(
                    Segment.Body.of(CANVAS, scene), encoding, null, target, processes, FrameProgress.NONE));
        }
        List<RenderedSegment> segments = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<RenderedSegment> each : two.invokeAll(renders)) {
                segments.add(each.get());
            }
        }
        List<AudioCue> cues = new ArrayList<>();
        for (int i = 0; i < SCENES; i++) {
            cues.add(new AudioCue(wav, (long) i * FRAMES * CANVAS.samplesPerFrame()));
        }
        Path soundtrack = folder.resolve("sound.m4a");
        engine.makeSoundtrack(
                SoundPlan.of(cues), (long) SCENES * FRAMES * CANVAS.samplesPerFrame(), soundtrack, processes);
        engine.assemble(new FilmPlan(CANVAS, segments, soundtrack, "Benchmark"), folder.resolve("film.mp4"), processes);
        return segments.size();
    }

    private int compose(List<Shot> scenes) throws Exception {
        byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
        int sum = 0;
        for (Shot scene : scenes) {
            FrameSource frames = FrameComposer.of(PictureReader.read(scene.picture(), CANVAS, processes), scene, 0);
            for (int i = 0; i < FRAMES; i++) {
                frames.compose(i, frame);
                sum += frame[i];
            }
        }
        return sum;
    }

    private void writeRaw(List<Shot> scenes, Path raw) throws Exception {
        byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
        try (OutputStream out = Files.newOutputStream(raw)) {
            for (Shot scene : scenes) {
                FrameSource frames = FrameComposer.of(PictureReader.read(scene.picture(), CANVAS, processes), scene, 0);
                for (int i = 0; i < FRAMES; i++) {
                    frames.compose(i, frame);
                    out.write(frame);
                }
            }
        }
    }

    private int encode(Path raw) throws InterruptedException {
        FfmpegRun.run(
                ffmpeg,
                processes,
                List.of(
                        "-loglevel",
                        "error",
                        "-f",
                        "rawvideo",
                        "-pixel_format",
                        "yuv420p",
                        "-framerate",
                        "30",
                        "-video_size",
                        "1080x1920",
                        "-i",
                        "file:" + raw,
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-crf",
                        "21",
                        "-f",
                        "mp4",
                        "file:" + folder.resolve("alone.mp4")));
        return 0;
    }

    private static double seconds(Callable<Integer> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }
}

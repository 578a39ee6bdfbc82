package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.caption.CaptionLimits;
import dev.storyreel.media.caption.CaptionStyle;
import dev.storyreel.media.caption.CaptionTrack;
import dev.storyreel.media.caption.Captioning;
import dev.storyreel.media.caption.SubtitleLimits;
import dev.storyreel.media.caption.Subtitles;
import dev.storyreel.media.caption.TimedWord;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.picture.CrossingComposer;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.FrameSource;
import dev.storyreel.media.picture.PictureReader;
import dev.storyreel.media.picture.ShotFrames;
import dev.storyreel.media.picture.WorkingPicture;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One film of given pictures and narrations, with captions, crossfades, music and loudness: made by the engine, and by
 * FFmpeg alone as tutorials do. For measuring.
 */
public final class SceneFilm implements AutoCloseable {
    /** Of the figures that are published. */
    public static final Canvas FULL_HD = new Canvas(1080, 1920, 30);

    private static final int RENDERS_AT_ONCE = 2;
    private static final String VMAF_MODEL = "STORYREEL_VMAF_MODEL";

    private final Path folder;
    private final Canvas canvas;
    private final Ffmpeg ffmpeg;
    private final MediaEngine engine;
    private final Encoding encoding = EncoderArguments.encoding(Codec.H264, Quality.STANDARD, "libx264", 1);
    private final ProcessGroup processes = new ProcessGroup();
    private final List<Scene> scenes;
    private final List<Path> narrations = new ArrayList<>();
    /** Of each scene, counted from its narration's start. */
    private final List<List<TimedWord>> words = new ArrayList<>();

    private final List<Segment> segments;
    private final Timeline timeline;
    /** What was seen in the last film. */
    private List<SegmentCheck> known = List.of();

    /** @param narration WAV of 48 kHz */
    public record Scene(Path picture, Path narration, String text) {}

    /** @param folder for whatever is written */
    public SceneFilm(Path folder, Canvas canvas, List<Scene> scenes) throws IOException, InterruptedException {
        this.folder = folder;
        this.canvas = canvas;
        this.scenes = List.copyOf(scenes);
        FfmpegFinder finder =
                new FfmpegFinder(environment("STORYREEL_FFMPEG"), environment("PATH"), folder.resolve("ffmpeg"));
        this.ffmpeg = finder.find();
        this.engine = new MediaEngine(
                finder, new VideoEncoders(1), new MediaSettings.Engine(1, Duration.ofMinutes(30)), TestEngines.fonts());
        List<Long> samples = new ArrayList<>();
        for (Scene scene : scenes) {
            NormalSound sound = engine.normaliseAudio(
                    scene.narration(), folder.resolve("narration" + samples.size() + ".wav"), processes);
            narrations.add(sound.wav());
            samples.add(sound.samples());
            words.add(TimedWord.align(List.of(), scene.text(), sound.samples() * 1000.0 / Canvas.SAMPLE_RATE));
        }
        Transition crossfade = Transition.of(Transition.Kind.CROSSFADE, canvas);
        this.timeline = Timeline.of(canvas, samples, Pacing.DEFAULT, crossfade);
        this.segments = segments(scenes.stream().map(Scene::picture).toList());
    }

    private static String environment(String name) {
        return Objects.requireNonNullElse(System.getenv(name), "");
    }

    /** Bodies and transitions in turn. */
    private List<Segment> segments(List<Path> pictures) {
        List<Segment> all = new ArrayList<>();
        Shot before = null;
        for (int i = 0; i < scenes.size(); i++) {
            Timeline.Scene scene = timeline.scenes().get(i);
            Shot shot = new Shot(pictures.get(i), Motion.forScene(1, i), scene.shownFrames());
            if (before != null) {
                all.add(new Segment.Crossing(canvas, before, shot, timeline.transition()));
            }
            int narrationFrame = (int) (scene.narrationOffset() / canvas.samplesPerFrame()) - scene.enters();
            CaptionTrack track = CaptionTrack.of(
                    words.get(i),
                    canvas.framesPerSecond(),
                    narrationFrame,
                    scene.bodyFrames(),
                    CaptionLimits.of(canvas));
            Captioning captions = new Captioning(track, CaptionStyle.BOLD);
            all.add(new Segment.Body(canvas, shot, 2 * scene.enters(), scene.bodyFrames(), captions));
            before = shot;
        }
        return all;
    }

    /** Length in frames. */
    public int frames() {
        return timeline.frames();
    }

    /** The FFmpeg that is used. */
    public Path ffmpeg() {
        return ffmpeg.executable();
    }

    /** What another tool needs to make the same film; files are named within the folder, the font by its path. */
    public Map<String, Object> sheet() throws IOException {
        int crossfade = timeline.transition().frames();
        List<Map<String, Object>> shown = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < scenes.size(); i++) {
            Timeline.Scene scene = timeline.scenes().get(i);
            int overlap = i == 0 ? 0 : crossfade;
            shown.add(Map.of(
                    "picture",
                    String.valueOf(scenes.get(i).picture().getFileName()),
                    "narration",
                    String.valueOf(narrations.get(i).getFileName()),
                    "narration_start",
                    scene.narrationStart() / (double) Canvas.SAMPLE_RATE,
                    "start_frame",
                    end - overlap,
                    "frames",
                    scene.frames() + overlap));
            end += scene.frames();
        }
        List<Map<String, Object>> captions = Subtitles.of(wordsOfTheFilm(), SubtitleLimits.of("en")).stream()
                .map(caption -> Map.<String, Object>of(
                        "start", caption.startMs() / 1000.0,
                        "end", caption.endMs() / 1000.0,
                        "text", String.join("\n", caption.lines())))
                .toList();
        return Map.of(
                "width", canvas.width(),
                "height", canvas.height(),
                "fps", canvas.framesPerSecond(),
                "frames", timeline.frames(),
                "crossfade_frames", crossfade,
                "font", font().toString(),
                "scenes", shown,
                "captions", captions);
    }

    /** Of the engine's own, unpacked for its captions. */
    private static Path font() throws IOException {
        try (Stream<Path> fonts = Files.list(Path.of("target", "fonts").toAbsolutePath())) {
            return fonts.filter(file -> file.toString().endsWith(".ttf"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The whole film by the engine, checked by decoding it. */
    public FilmFacts make(Path target) throws Exception {
        known = List.of();
        return make(segments, i -> true, true, target);
    }

    /**
     * What a change of one scene's picture in the last film asks for: its body, both its transitions, the film of them and the
     * rest, and a look at what is new in it.
     */
    public FilmFacts redo(int scene, Path picture, Path target) throws Exception {
        List<Path> pictures =
                new ArrayList<>(scenes.stream().map(Scene::picture).toList());
        pictures.set(scene, picture);
        // a scene's own are its body and its neighbours in the list
        return make(segments(pictures), i -> Math.abs(i - 2 * scene) <= 1, false, target);
    }

    private FilmFacts make(List<Segment> wanted, IntPredicate isNew, boolean newSound, Path target) throws Exception {
        Path soundtrack = folder.resolve("sound.m4a");
        List<Callable<Boolean>> work = new ArrayList<>();
        List<RenderedSegment> rendered = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Segment segment = wanted.get(i);
            Path file = folder.resolve("segment" + i + ".mp4");
            rendered.add(new RenderedSegment(file, segment.frames()));
            if (isNew.test(i)) {
                work.add(() -> {
                    engine.renderSegment(segment, encoding, null, file, processes, FrameProgress.NONE);
                    return true;
                });
            }
        }
        if (newSound) {
            work.add(() -> {
                engine.makeSoundtrack(sound(), timeline.samples(), soundtrack, processes);
                return true;
            });
        }
        try (ExecutorService atOnce = Executors.newFixedThreadPool(RENDERS_AT_ONCE)) {
            for (Future<Boolean> each : atOnce.invokeAll(work)) {
                each.get();
            }
        }
        FilmPlan plan = new FilmPlan(canvas, rendered, soundtrack, "Benchmark");
        engine.assemble(plan, target, processes);
        FilmCheck check = engine.check(target, plan, known, processes);
        known = check.segments();
        return check.facts();
    }

    private SoundPlan sound() {
        List<AudioCue> cues = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            cues.add(new AudioCue(narrations.get(i), timeline.scenes().get(i).narrationStart()));
        }
        return new SoundPlan(cues, new Music.Generated(Music.Style.AMBIENT, 1), Loudness.DEFAULT);
    }

    /** The composed frames of the whole film, captions included, as planar YUV. */
    public void writeFrames(Path raw) throws IOException, InterruptedException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw))) {
            byte[] frame = new byte[FrameComposer.frameBytes(canvas)];
            for (Segment segment : segments) {
                FrameSource frames = frames(segment);
                CaptionedFrames captions = new CaptionedFrames(canvas, segment.captions(), TestEngines.fonts());
                for (int i = 0; i < segment.frames(); i++) {
                    frames.compose(i, frame);
                    captions.layOver(i, frame);
                    out.write(frame);
                }
            }
        }
    }

    private FrameSource frames(Segment segment) throws InterruptedException {
        return switch (segment) {
            case Segment.Body body -> FrameSource.of(frames(body.shot()), body.from());
            case Segment.Crossing crossing ->
                new CrossingComposer(crossing, frames(crossing.before()), frames(crossing.after()));
        };
    }

    private ShotFrames frames(Shot shot) throws InterruptedException {
        Footage.Still still = (Footage.Still) shot.footage();
        WorkingPicture picture = PictureReader.read(still.picture(), canvas, still.fit(), processes);
        return FrameComposer.of(picture, still.motion(), shot.frames());
    }

    private String size() {
        return canvas.width() + "x" + canvas.height();
    }

    /** How like the film is to the raw frames, 0–100; empty where FFmpeg has no libvmaf or no model for it. */
    public OptionalDouble vmaf(Path film, Path raw) throws InterruptedException {
        String model = environment(VMAF_MODEL);
        StringBuilder said = new StringBuilder();
        List<String> arguments = new ArrayList<>(List.of("-i", Arguments.url(film)));
        arguments.addAll(List.of(
                "-f", "rawvideo", "-pixel_format", "yuv420p", "-framerate", String.valueOf(canvas.framesPerSecond())));
        arguments.addAll(List.of("-video_size", size(), "-i", Arguments.url(raw), "-lavfi"));
        arguments.add("[0:v][1:v]libvmaf=n_subsample=5" + (model.isEmpty() ? "" : ":model_path=" + model));
        arguments.addAll(List.of("-f", "null", "-"));
        try {
            FfmpegRun.run(ffmpeg, processes, arguments, (block, length) -> {}, said::append);
        } catch (StoryreelException e) {
            return OptionalDouble.empty();
        }
        Matcher score = Pattern.compile("VMAF score\\D+([\\d.]+)").matcher(said);
        return score.find() ? OptionalDouble.of(Double.parseDouble(score.group(1))) : OptionalDouble.empty();
    }

    /**
     * The same as tutorials have it: each scene through zoompan on a picture of four times the size, encoded; then all of
     * them crossfaded, captioned by libass and encoded again.
     */
    public void makeAsTutorialsDo(Path target) throws Exception {
        List<String> join = new ArrayList<>();
        StringBuilder graph = new StringBuilder();
        String last = "[0:v]";
        int start = 0;
        for (int i = 0; i < scenes.size(); i++) {
            Timeline.Scene scene = timeline.scenes().get(i);
            int frames = scene.frames() + (i == 0 ? 0 : timeline.transition().frames());
            Path clip = folder.resolve("zoompan" + i + ".mp4");
            zoompan(scenes.get(i).picture(), frames, clip);
            join.addAll(List.of("-i", Arguments.url(clip)));
            if (i > 0) {
                double offset = (start - timeline.transition().frames()) / 30.0;
                graph.append(String.format(
                        Locale.ROOT,
                        "%s[%d:v]xfade=transition=fade:duration=0.4:offset=%.4f[x%d];",
                        last,
                        i,
                        offset,
                        i));
                last = "[x" + i + "]";
            }
            start += scene.frames();
        }
        Path subtitles = folder.resolve("captions.srt");
        Files.writeString(
                subtitles,
                Subtitles.srt(Subtitles.of(wordsOfTheFilm(), SubtitleLimits.of("en"))),
                StandardCharsets.UTF_8);
        graph.append(last)
                .append("subtitles=filename=")
                .append(subtitles)
                .append(":fontsdir=")
                .append(Path.of("target", "fonts").toAbsolutePath())
                .append(":force_style='FontName=Noto Sans,Bold=1,FontSize=14,Outline=2,MarginV=60'[v];");
        for (int i = 0; i < scenes.size(); i++) {
            join.addAll(List.of("-i", Arguments.url(narrations.get(i))));
            long delay = timeline.scenes().get(i).narrationStart();
            graph.append("[")
                    .append(scenes.size() + i)
                    .append(":a]adelay=delays=")
                    .append(delay)
                    .append("S:all=1[a")
                    .append(i)
                    .append("];");
        }
        for (int i = 0; i < scenes.size(); i++) {
            graph.append("[a").append(i).append("]");
        }
        graph.append("amix=inputs=").append(scenes.size()).append(",loudnorm=I=-14:TP=-1,aresample=48000[a]");
        join.addAll(List.of("-filter_complex", graph.toString(), "-map", "[v]", "-map", "[a]"));
        join.addAll(EncoderAlone.REFERENCE);
        join.addAll(List.of("-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart"));
        join.add(Arguments.url(target));
        FfmpegRun.run(ffmpeg, processes, join);
    }

    private List<TimedWord> wordsOfTheFilm() {
        List<TimedWord> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            long start = timeline.scenes().get(i).narrationStart();
            all.addAll(TimedWord.later(words.get(i), start * 1000.0 / Canvas.SAMPLE_RATE));
        }
        return all;
    }

    private void zoompan(Path picture, int frames, Path clip) throws InterruptedException {
        String filter =
                "scale=4320:7680,zoompan=z='1+0.12*on/" + frames + "':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d="
                        + frames + ":s=" + size() + ":fps=" + canvas.framesPerSecond();
        List<String> arguments = new ArrayList<>(List.of("-i", Arguments.url(picture), "-vf", filter));
        arguments.addAll(List.of("-frames:v", String.valueOf(frames)));
        arguments.addAll(EncoderAlone.REFERENCE);
        arguments.addAll(List.of("-pix_fmt", "yuv420p", Arguments.url(clip)));
        FfmpegRun.run(ffmpeg, processes, arguments);
    }

    @Override
    public void close() {
        processes.close();
    }
}

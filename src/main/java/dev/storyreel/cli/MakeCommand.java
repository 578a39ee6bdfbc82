package dev.storyreel.cli;

import dev.storyreel.cli.FilmOptions.FilmQuestion;
import dev.storyreel.cli.StyleOptions.Style;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "make",
        description = "Makes a film of a topic or a script and brings it to a folder.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Examples:",
            "  storyreel make \"Why octopuses have three hearts\"",
            "  storyreel make --script article.txt --duration 60 --out article",
            "  storyreel make --script article.txt --estimate",
            "  storyreel make --script article.txt --music-file waves.mp3",
            "  storyreel make --script artikel.txt --language de --speed 1.1",
            "  storyreel make --scenes holiday.json --motion still",
            "  pbpaste | storyreel make --script - --json",
            "",
            "A file of --scenes says what is said and seen, as POST /v1/projects takes it.",
            "Your own pictures and clips are named from the file's folder on, those that a",
            "vendor has in stock by what to search for:",
            "  [{\"script\": \"We went to sea.\",",
            "    \"media\": {\"file\": \"sea.mp4\", \"start_seconds\": 3.5, \"sound\": \"mute\"}},",
            "   {\"script\": \"It was calm.\", \"media\": {\"stock\": \"calm sea\", \"kind\": \"clip\"}},",
            "   {\"script\": \"Gulls came.\", \"image_prompt\": \"gulls\", \"motion\": \"drift\"}]"
        })
final class MakeCommand implements Callable<Integer>, Verbose {
    private static final int LONGEST_SCRIPT = 20_000;
    private static final Set<String> ASPECTS = Set.of("9:16", "16:9", "1:1", "4:5");
    private static final Set<String> RESOLUTIONS = Set.of("720p", "1080p", "2160p");
    private static final Set<Integer> FRAME_RATES = Set.of(24, 25, 30, 60);

    /** The studio's own rule for names of presets. */
    private static final Pattern PRESET = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+){0,15}");

    private static final String RESUMED =
            "a film that is resumed stays as it was ordered; storyreel redo changes one that is there";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "what the film is about, 3-500 characters")
    private @Nullable String topic;

    @Option(names = "--script", paramLabel = "FILE", description = "what is to be said; - reads standard input")
    private @Nullable String script;

    @Option(names = "--scenes", paramLabel = "FILE", description = "scenes in JSON, see below; - reads standard input")
    private @Nullable String scenes;

    @Option(names = "--resume", paramLabel = "ID", description = "go on with a film that failed or was cancelled")
    private @Nullable String resume;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "10-180 (30 for a topic)")
    private @Nullable Integer duration;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "the look, and who speaks where --voice, --speed and --language do not say")
    private @Nullable String preset;

    @Option(names = "--aspect", paramLabel = "W:H", description = "9:16, 16:9, 1:1 or 4:5 (9:16)")
    private @Nullable String aspect;

    @Option(names = "--resolution", paramLabel = "NAME", description = "720p, 1080p or 2160p, which is 4K (1080p)")
    private @Nullable String resolution;

    @Option(names = "--fps", paramLabel = "RATE", description = "frames a second: 24, 25, 30 or 60 (30)")
    private @Nullable Integer fps;

    @Option(names = "--quality", paramLabel = "QUALITY", description = "draft (soon), standard or high (standard)")
    private Choices.@Nullable Quality quality;

    @Option(names = "--codec", paramLabel = "CODEC", description = "h264, hevc or av1 (h264)")
    private Choices.@Nullable Codec codec;

    @Option(
            names = "--encoder",
            paramLabel = "ENCODER",
            description = "software, nvenc, videotoolbox, qsv, vaapi, or auto: hardware if it works (software)")
    private Choices.@Nullable Encoder encoder;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(
            names = "--fresh",
            description = "has everything spoken and drawn anew, even what was paid for in another film before")
    private boolean fresh;

    @Option(names = "--estimate", description = "tell what the film would cost about, and make nothing")
    private boolean estimate;

    @Mixin
    private final VoiceOptions voice = new VoiceOptions();

    @Mixin
    private final StyleOptions style = new StyleOptions();

    @Mixin
    private final FilmOptions film = new FilmOptions();

    @Override
    public boolean verbose() {
        return film.verbose();
    }

    @Override
    public Integer call() {
        checkSource();
        checkChoices();
        if (resume != null) {
            return film.bring(limits.resumed(resume, RESUMED), resume);
        }
        Fields wanted = wanted();
        limits.read().toMap().forEach(wanted::put);
        wanted.put("voice", voice.voice());
        voice.ofFilm().toMap().forEach(wanted::put);
        Style chosen = style.read();
        ScenesFile given = scenes == null ? null : ScenesFile.read(scenes, System.in);
        FilmQuestion fields = client -> {
            if (!estimate) {
                // music costs nothing, and sending it does
                chosen.sent(client, System.err).toMap().forEach(wanted::put);
            }
            wanted.put("motion", chosen.motion());
            wanted.put("scenes", given == null ? null : given.sent(client, System.err));
            return wanted.toMap();
        };
        return estimate
                ? film.estimate(fields)
                : film.bring(client -> Order.create(fields.fields(client)).place(client));
    }

    private void checkSource() {
        long sources = Stream.of(topic, script, scenes, resume)
                .filter(Objects::nonNull)
                .count();
        if (sources != 1) {
            throw usage(
                    sources == 0
                            ? "give a TOPIC, --script FILE or --scenes FILE"
                            : "give only one of TOPIC, --script FILE, --scenes FILE and --resume ID");
        }
        if (topic != null && (topic.strip().length() < 3 || topic.length() > 500)) {
            throw usage("TOPIC: must have 3 to 500 characters");
        }
    }

    /** What is plainly wrong is said before a studio is started. */
    private void checkChoices() {
        if (duration != null && (duration < 10 || duration > 180)) {
            throw usage("--duration: must be 10 to 180 seconds, not " + duration);
        }
        if (preset != null && !PRESET.matcher(preset).matches()) {
            throw usage("--preset: presets are called like \"warm-paper\", in lower case, not \"" + preset + "\"");
        }
        if (aspect != null && !ASPECTS.contains(aspect)) {
            throw usage("--aspect: must be 9:16, 16:9, 1:1 or 4:5, not " + aspect);
        }
        if (resolution != null && !RESOLUTIONS.contains(resolution)) {
            throw usage("--resolution: must be 720p, 1080p or 2160p, not " + resolution);
        }
        if (fps != null && !FRAME_RATES.contains(fps)) {
            throw usage("--fps: must be 24, 25, 30 or 60, not " + fps);
        }
    }

    private Fields wanted() {
        return new Fields()
                .put("topic", topic)
                .put("script", script == null ? null : new TextFile("--script", LONGEST_SCRIPT).read(script, System.in))
                .put("duration_seconds", duration)
                .put("preset", preset)
                .put("aspect_ratio", aspect)
                .put("resolution", resolution)
                .put("fps", fps)
                .put("quality", quality)
                .put("codec", codec)
                .put("encoder", encoder)
                .put("fresh", fresh ? Boolean.TRUE : null);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

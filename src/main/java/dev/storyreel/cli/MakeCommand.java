package dev.storyreel.cli;

import dev.storyreel.production.Priority;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
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
            "  storyreel make --script article.txt --music-file waves.mp3",
            "  pbpaste | storyreel make --script - --json"
        })
final class MakeCommand implements Callable<Integer>, Verbose {
    private static final Set<String> ASPECTS = Set.of("9:16", "16:9", "1:1", "4:5");
    private static final Set<String> RESOLUTIONS = Set.of("720p", "1080p", "2160p");
    private static final Set<Integer> FRAME_RATES = Set.of(24, 25, 30, 60);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "what the film is about, 3-500 characters")
    private @Nullable String topic;

    @Option(names = "--script", paramLabel = "FILE", description = "what is to be said; - reads standard input")
    private @Nullable String script;

    @Option(names = "--resume", paramLabel = "ID", description = "go on with a film that failed or was cancelled")
    private @Nullable String resume;

    @Option(names = "--duration", paramLabel = "SECONDS", defaultValue = "30", description = "10-180 (30)")
    private int duration;

    @Option(names = "--preset", paramLabel = "NAME", description = "the look")
    private @Nullable String preset;

    @Option(
            names = "--transition",
            paramLabel = "NAME",
            description = "between scenes: cut, crossfade, slide, zoom or dip (crossfade)")
    private Choices.@Nullable Transition transition;

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

    @Option(names = "--captions", paramLabel = "STYLE", description = "clean, bold, karaoke, box or none (bold)")
    private Choices.@Nullable Captions captions;

    @Option(names = "--music", paramLabel = "MUSIC", description = "none, ambient or upbeat (ambient)")
    private Choices.@Nullable Music music;

    @Option(
            names = "--music-file",
            paramLabel = "FILE",
            description = "music of your own: mp3, wav, flac, ogg, m4a, aac or aiff; repeated as often as needed")
    private @Nullable String musicFile;

    @Option(names = "--priority", paramLabel = "PRIORITY", description = "high, default or low")
    private @Nullable Priority priority;

    @Mixin
    private final FilmOptions film = new FilmOptions();

    @Override
    public boolean verbose() {
        return film.verbose();
    }

    @Override
    public Integer call() {
        Map<String, Object> wanted = wanted();
        if (musicFile != null && (music != null || resume != null)) {
            throw usage("--music-file: give either this, --music or --resume");
        }
        if (musicFile != null) {
            MediaFile file = MediaFile.music("--music-file", musicFile);
            return film.bring(client -> {
                wanted.put("music_upload_id", file.send(client, System.err));
                return Order.film(wanted).place(client);
            });
        }
        return film.bring(resume == null ? Order.film(wanted) : Order.resume(resume));
    }

    /** What the studio is asked for; what is plainly wrong is said before one is started. */
    private Map<String, Object> wanted() {
        long sources = java.util.stream.Stream.of(topic, script, resume)
                .filter(java.util.Objects::nonNull)
                .count();
        if (sources != 1) {
            throw usage("give a TOPIC or --script FILE, one of them");
        }
        if (duration < 10 || duration > 180) {
            throw usage("--duration: must be 10 to 180 seconds, not " + duration);
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
        Map<String, Object> order = new LinkedHashMap<>();
        if (topic != null) {
            if (topic.strip().length() < 3 || topic.length() > 500) {
                throw usage("TOPIC: must have 3 to 500 characters");
            }
            order.put("topic", topic);
        }
        if (script != null) {
            order.put("script", ScriptFile.read(script, System.in));
        }
        order.put("duration_seconds", duration);
        put(order, "preset", preset);
        put(order, "transition", transition);
        put(order, "aspect_ratio", aspect);
        put(order, "resolution", resolution);
        put(order, "fps", fps);
        put(order, "quality", quality);
        put(order, "codec", codec);
        put(order, "encoder", encoder);
        put(order, "captions", captions);
        put(order, "music", music);
        put(order, "priority", priority == null ? null : priority.code());
        return order;
    }

    /** What is not given is left to the studio. */
    private static void put(Map<String, Object> order, String field, @Nullable Object value) {
        if (value != null) {
            order.put(field, value instanceof Enum<?> choice ? choice.name() : value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

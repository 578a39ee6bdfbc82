package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Clip;
import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What is seen in a scene in place of a drawn picture, and how. */
final class MediaOptions {
    /** Those that a clip alone has, by the studio's names. */
    private static final Map<String, String> OF_CLIPS =
            Map.of("start_seconds", "--from", "end_seconds", "--to", "when_short", "--when-short", "sound", "--sound");

    private static final Set<String> OF_FOOTAGE = Set.of("when_short", "sound");
    private static final int LONGEST_WORDS = 100;
    private static final double LONGEST = 10_800;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--media",
            paramLabel = "FILE",
            description = "your own picture or clip in its place: png, jpg, mp4, mov, webm, mkv, avi or gif")
    private @Nullable String file;

    @Option(
            names = "--stock",
            paramLabel = "WORDS",
            description = "a picture or clip in its place that a vendor has in stock, searched by these words")
    private @Nullable String stock;

    @Option(names = "--kind", paramLabel = "KIND", description = "what is searched in stock: picture or clip (picture)")
    private Choices.@Nullable Kind kind;

    @Option(names = "--no-media", description = "a drawn picture again")
    private boolean none;

    @Option(names = "--from", paramLabel = "SECONDS", description = "where in a clip it begins, such as 3.5 (0)")
    private @Nullable Double from;

    @Option(names = "--to", paramLabel = "SECONDS", description = "where in a clip it ends (its end)")
    private @Nullable Double to;

    @Option(
            names = "--when-short",
            paramLabel = "HOW",
            description = "a clip that is shorter than its scene: loop, or slow to fit (loop)")
    private Choices.@Nullable WhenShort whenShort;

    @Option(names = "--sound", paramLabel = "SOUND", description = "of a clip, below the voice: keep or mute (keep)")
    private Choices.@Nullable Sound sound;

    @Option(
            names = "--fit",
            paramLabel = "FIT",
            description =
                    "what does not have the film's shape: cover crops it, blur shows all of it over a blurred copy,"
                            + " auto crops where little is lost (auto)")
    private Choices.@Nullable Fit fit;

    @Option(
            names = "--focus",
            paramLabel = "X,Y",
            converter = FocusPoint.Converter.class,
            description = "what stays in sight and the camera goes to: 0,0 is top left, 1,1 bottom right (0.5,0.5)")
    private @Nullable FocusPoint focus;

    /** Whether anything of it was given. */
    boolean given() {
        return file != null || stock != null || none || !choices().isEmpty();
    }

    /**
     * What was given and makes sense.
     *
     * @param file in place of what is seen now
     * @param stock words to search for it; at most one of the two is given
     * @param choices of how it is seen
     */
    record Shown(@Nullable LocalFile file, @Nullable String stock, boolean none, Map<String, Object> choices) {
        /**
         * Sends the file, if there is one, and adds what is to be changed of the scene.
         *
         * @param film as it is now
         */
        void addTo(Fields ofScene, StudioClient client, Project film, int scene, PrintStream notes)
                throws InterruptedException {
            if (none) {
                ofScene.clear("media");
            }
            if (stock != null) {
                ofScene.put("media", with("stock", stock));
            } else if (file != null) {
                ofScene.put("media", with("upload_id", file.send(client, notes)));
            } else if (!choices.isEmpty()) {
                addChoices(ofScene, none ? null : shown(film, scene));
            }
        }

        private Map<String, Object> with(String name, Object value) {
            Map<String, Object> media = new LinkedHashMap<>(choices);
            media.put(name, value);
            return media;
        }

        /** @param media what is seen now */
        private void addChoices(Fields ofScene, @Nullable Map<String, @Nullable Object> media) {
            if (media != null) {
                Map<String, Object> changed = new LinkedHashMap<>();
                // what kind an own file is the studio knows, and who made what it has found
                Set<String> told = media.get("stock") == null ? Set.of("kind", "credit") : Set.of("credit");
                boolean still = "picture".equals(choices.get("kind"));
                media.forEach((name, value) -> {
                    if (value != null && !told.contains(name) && !(still && OF_FOOTAGE.contains(name))) {
                        changed.put(name, value);
                    }
                });
                changed.putAll(choices);
                ofScene.put("media", changed);
            } else if (choices.keySet().equals(Set.of("focus"))) {
                ofScene.put("focus", choices.get("focus"));
            } else {
                throw new CommandFailure(
                        CliError.USAGE,
                        "the scene shows no picture or clip that could be shown in another way; give --media or --stock");
            }
        }

        private static @Nullable Map<String, @Nullable Object> shown(Project film, int scene) {
            List<Clip> clips = film.clips() == null ? List.of() : film.clips();
            return clips.stream()
                    .filter(clip -> clip.index() != null && clip.index() == scene)
                    .findFirst()
                    .map(Clip::media)
                    .orElse(null);
        }
    }

    /** Checks what was given before any studio is asked. */
    Shown read() {
        check("--from", from);
        check("--to", to);
        if (from != null && to != null && to <= from) {
            throw usage("--to: must be more than --from, which is " + from);
        }
        if (stock != null && (stock.isBlank() || stock.length() > LONGEST_WORDS)) {
            throw usage("--stock: must have 1 to 100 characters");
        }
        if (stock != null && file != null) {
            throw usage("--stock: give either this or --media");
        }
        Map<String, Object> choices = choices();
        boolean howMedia = choices.keySet().stream().anyMatch(name -> !name.equals("focus"));
        if (none && (file != null || stock != null || howMedia)) {
            throw usage("--no-media: give either this or what is shown, and how");
        }
        LocalFile own = file == null ? null : LocalFile.seen("--media", file);
        if (own != null && own.isPicture()) {
            Stream.of("start_seconds", "end_seconds", "when_short", "sound")
                    .filter(choices::containsKey)
                    .findFirst()
                    .ifPresent(name -> {
                        throw usage(OF_CLIPS.get(name) + ": only clips have it; " + file + " is a picture");
                    });
        }
        return new Shown(own, stock, none, choices);
    }

    private Map<String, Object> choices() {
        Fields choices = new Fields()
                .put("kind", kind)
                .put("start_seconds", from)
                .put("end_seconds", to)
                .put("when_short", whenShort)
                .put("sound", sound)
                .put("fit", fit)
                .put("focus", focus == null ? null : focus.toMap());
        return choices.toMap();
    }

    private void check(String option, @Nullable Double seconds) {
        if (seconds != null && !(seconds >= 0 && seconds <= LONGEST)) {
            throw usage(option + ": must be 0 to 10,800 seconds, which are three hours");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

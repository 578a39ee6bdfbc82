package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Project;
import dev.storyreel.cli.StyleOptions.Style;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
        name = "redo",
        description = "Changes a film and makes it again; only what depends on the change is worked at.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Without --scene and choices such as --captions, the film is made as it was",
            "last changed. With --scene alone, the scene gets another voice and picture of",
            "the same words. --motion and --voice are that scene's, or else of all that",
            "have none of their own. Shape, preset, resolution and quality stay.",
            "",
            "--from, --to, --when-short, --sound, --fit and --focus are of the file given",
            "with --media or found with --stock, or of the one that the scene shows;",
            "--focus is of a drawn picture, too.",
            "",
            "Examples:",
            "  storyreel redo ID --scene 2 --text \"The third heart stops when it swims.\"",
            "  storyreel redo ID --scene 0 --picture \"an octopus in a cave\" --out better",
            "  storyreel redo ID --scene 1 --media holiday.jpg",
            "  storyreel redo ID --scene 1 --media waves.mp4 --from 3.5 --to 9 --sound mute",
            "  storyreel redo ID --scene 1 --when-short slow",
            "  storyreel redo ID --scene 1 --stock \"calm sea at dawn\" --kind clip",
            "  storyreel redo ID --scene 1 --motion follow --focus 0.2,0.6",
            "  storyreel redo ID --scene 3 --new-picture",
            "  storyreel redo ID --voice elevenlabs/JBFqnCBsd6RMkjVDRZzb --speed 1.1",
            "  storyreel redo ID --captions karaoke --music none"
        })
final class RedoCommand implements Callable<Integer>, Verbose {
    private static final int MAX_CHARACTERS = 2_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "the film's project")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Option(names = "--scene", paramLabel = "N", description = "which scene, counted from 0 like its files")
    private @Nullable Integer scene;

    @Option(names = "--text", paramLabel = "TEXT", description = "what is said in it")
    private @Nullable String text;

    @Option(names = "--picture", paramLabel = "PROMPT", description = "what is seen in it")
    private @Nullable String picture;

    @Option(names = "--new-picture", description = "another picture of the same words")
    private boolean newPicture;

    @Option(names = "--new-voice", description = "another voice recording of the same words")
    private boolean newVoice;

    @Mixin
    private final MediaOptions media = new MediaOptions();

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
        return film.bring(order());
    }

    /** Checks what was given before any studio is asked. */
    Order order() {
        StudioClient.checkedId(id);
        check("--text", text);
        check("--picture", picture);
        boolean ofScene = text != null || picture != null || media.given() || newPicture || newVoice;
        if (scene == null && ofScene) {
            throw usage("--scene N: say which scene");
        }
        if (scene != null && scene < 0) {
            throw usage("--scene: scenes are counted from 0");
        }
        Style chosen = style.read();
        Fields spoken = voice.ofFilm();
        MediaOptions.Shown shown = media.read();
        return client -> redo(client, chosen, spoken, shown);
    }

    /**
     * Whether it can be done at all, then files, then the scene, which may be refused, then the film: what fails before leaves
     * the film as it was.
     */
    private Project redo(StudioClient client, Style chosen, Fields spoken, MediaOptions.Shown shown)
            throws InterruptedException {
        Project film = client.project(id);
        checkNow(film, scene);
        Fields ofScene = new Fields().put("script", text).put("image_prompt", picture);
        if (scene != null) {
            shown.addTo(ofScene, client, film, scene, System.err);
        }
        Fields ofFilm = chosen.sent(client, System.err);
        spoken.toMap().forEach(ofFilm::put);
        (scene == null ? ofFilm : ofScene).put("motion", chosen.motion()).put("voice", voice.voice());
        String clip = "/clips/" + scene;
        change(client, clip, ofScene);
        change(client, "", ofFilm);
        List<String> anew = anew();
        if (!anew.isEmpty()) {
            return client.regenerate(id, clip, Map.of("what", anew));
        }
        boolean anotherTake = scene != null && ofScene.isEmpty();
        return client.regenerate(id, anotherTake ? clip : "", null);
    }

    /** What can be known before a file is sent, which may take long; the studio has the last word. */
    private static void checkNow(Project film, @Nullable Integer scene) {
        int scenes = film.clips() == null ? 0 : film.clips().size();
        // a scene that is not there is none later either, unless nobody knows yet how many there will be
        if (scene != null && scene >= scenes && (scenes > 0 || film.isTerminal())) {
            String there = scenes == 0 ? "the film has no scenes yet" : "the film has the scenes 0 to " + (scenes - 1);
            throw new CommandFailure("clip_not_found", ExitCode.USAGE, "--scene: " + there, null);
        }
        if (!film.isTerminal()) {
            throw new CommandFailure(
                    "production_in_progress",
                    ExitCode.REFUSED,
                    "the film is " + film.status() + "; change it when it has ended, or cancel it first",
                    null);
        }
    }

    private void check(String option, @Nullable String words) {
        if (words != null && (words.isBlank() || words.length() > MAX_CHARACTERS)) {
            throw usage(option + ": must have 1 to 2,000 characters");
        }
    }

    private void change(StudioClient client, String what, Fields change) throws InterruptedException {
        if (!change.isEmpty()) {
            client.change(id, what, change.toMap());
        }
    }

    private List<String> anew() {
        return Stream.of(newVoice ? "voice" : "", newPicture ? "picture" : "")
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

package dev.storyreel.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        name = "redo",
        description = "Changes a film and makes it again; only what depends on the change is worked at.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Without --scene, --captions, --music and --transition, the film is made as it was last changed. With --scene",
            "alone, the scene gets another voice and picture of the same words.",
            "",
            "Examples:",
            "  storyreel redo ID --scene 2 --text \"The third heart stops when it swims.\"",
            "  storyreel redo ID --scene 0 --picture \"an octopus in a cave\" --out better",
            "  storyreel redo ID --scene 1 --media holiday.jpg",
            "  storyreel redo ID --scene 3 --new-picture",
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

    @Option(names = "--media", paramLabel = "FILE", description = "your own picture in its place: png or jpg")
    private @Nullable String media;

    @Option(names = "--new-picture", description = "another picture of the same words")
    private boolean newPicture;

    @Option(names = "--new-voice", description = "another voice recording of the same words")
    private boolean newVoice;

    @Option(
            names = "--transition",
            paramLabel = "NAME",
            description = "between all scenes: cut, crossfade, slide, zoom or dip")
    private Choices.@Nullable Transition transition;

    @Option(names = "--captions", paramLabel = "STYLE", description = "clean, bold, karaoke, box or none")
    private Choices.@Nullable Captions captions;

    @Option(names = "--music", paramLabel = "MUSIC", description = "none, ambient or upbeat")
    private Choices.@Nullable Music music;

    @Mixin
    private final FilmOptions film = new FilmOptions();

    @Override
    public boolean verbose() {
        return film.verbose();
    }

    @Override
    public Integer call() {
        check("--text", text);
        check("--picture", picture);
        if (scene == null && (text != null || picture != null || media != null || newPicture || newVoice)) {
            throw new ParameterException(spec.commandLine(), "--scene N: say which scene");
        }
        if (scene != null && scene < 0) {
            throw new ParameterException(spec.commandLine(), "--scene: scenes are counted from 0");
        }
        MediaFile own = media == null ? null : MediaFile.picture("--media", media);
        return film.bring(client -> {
            change(client, "", filmChange());
            if (scene == null) {
                return client.regenerate(id, "", null);
            }
            String clip = "/clips/" + scene;
            Map<String, Object> change = sceneChange();
            if (own != null) {
                change.put("media", Map.of("upload_id", own.send(client, System.err)));
            }
            change(client, clip, change);
            List<String> anew = anew();
            if (!anew.isEmpty()) {
                return client.regenerate(id, clip, Map.of("what", anew));
            }
            return client.regenerate(id, change.isEmpty() ? clip : "", null);
        });
    }

    private void check(String option, @Nullable String words) {
        if (words != null && (words.isBlank() || words.length() > MAX_CHARACTERS)) {
            throw new ParameterException(spec.commandLine(), option + ": must have 1 to 2,000 characters");
        }
    }

    private void change(StudioClient client, String what, Map<String, Object> change) throws InterruptedException {
        if (!change.isEmpty()) {
            client.change(id, what, change);
        }
    }

    private Map<String, Object> filmChange() {
        Map<String, Object> change = new LinkedHashMap<>();
        if (transition != null) {
            change.put("transition", transition.name());
        }
        if (captions != null) {
            change.put("captions", captions.name());
        }
        if (music != null) {
            change.put("music", music.name());
        }
        return change;
    }

    private Map<String, Object> sceneChange() {
        Map<String, Object> change = new LinkedHashMap<>();
        if (text != null) {
            change.put("script", text);
        }
        if (picture != null) {
            change.put("image_prompt", picture);
        }
        return change;
    }

    private List<String> anew() {
        List<String> anew = new ArrayList<>();
        if (newVoice) {
            anew.add("voice");
        }
        if (newPicture) {
            anew.add("picture");
        }
        return anew;
    }
}

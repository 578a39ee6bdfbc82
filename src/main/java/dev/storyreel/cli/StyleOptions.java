package dev.storyreel.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What can be chosen for a new film and changed of one that is there. */
final class StyleOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--transition",
            paramLabel = "NAME",
            description = "between scenes: cut, crossfade, slide, zoom or dip (new films: crossfade)")
    private Choices.@Nullable Transition transition;

    @Option(
            names = "--motion",
            paramLabel = "MOVE",
            description = "what the camera does over pictures: in, out, drift, follow (to the focus), still or auto;"
                    + " or video: a provider makes a clip of each picture (new films: auto)")
    private Choices.@Nullable Motion motion;

    @Option(
            names = "--captions",
            paramLabel = "STYLE",
            description = "clean, bold, karaoke, box or none (new films: bold)")
    private Choices.@Nullable Captions captions;

    @Option(names = "--music", paramLabel = "MUSIC", description = "none, ambient or upbeat (new films: ambient)")
    private Choices.@Nullable Music music;

    @Option(
            names = "--music-file",
            paramLabel = "FILE",
            description = "music of your own: mp3, wav, flac, ogg, m4a, aac or aiff; repeated as often as needed")
    private @Nullable String musicFile;

    /**
     * The choices, whose file is still here.
     *
     * @param motion of the film, or of one scene
     */
    record Style(
            Fields fields,
            Choices.@Nullable Motion motion,
            @Nullable LocalFile music) {
        /** Sends the file, if there is one; gives the fields with what the studio calls it. */
        Fields sent(StudioClient client, PrintStream notes) throws InterruptedException {
            return music == null ? fields : fields.put("music_upload_id", music.send(client, notes));
        }
    }

    /** Checks what was given before any studio is asked. */
    Style read() {
        if (musicFile != null && music != null) {
            throw new ParameterException(spec.commandLine(), "--music-file: give either this or --music");
        }
        return new Style(
                new Fields()
                        .put("transition", transition)
                        .put("captions", captions)
                        .put("music", music),
                motion,
                musicFile == null ? null : LocalFile.music("--music-file", musicFile));
    }
}

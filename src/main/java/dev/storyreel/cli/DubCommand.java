package dev.storyreel.cli;

import dev.storyreel.cli.DubOptions.Wording;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        name = "dub",
        description = "Dubs a recording of people who speak in other languages and brings the result to a folder.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Of a video the pictures are kept as they are. The folder holds transcript.json,",
            "and for each language a folder with the video, the mix, the voice alone, the",
            "captions, the lines, and manifest.json, which says how good it is. A language",
            "that fails keeps none of the others away.",
            "",
            "Examples:",
            "  storyreel dub talk.mp4 --to es,fr",
            "  storyreel dub talk.mp3 --from en --to es --background bed.wav --out spanish",
            "  storyreel dub talk.wav --from en --to es --transcript talk.srt",
            "  storyreel dub talk.mp4 --to es --captions es=talk.es.srt",
            "  storyreel dub talk.mp4 --to de --speaker-voice 0=espeak/de --keep-term Storyreel",
            "  storyreel dub --resume ID --out spanish"
        })
final class DubCommand implements Callable<Integer>, Verbose {
    private static final String RESUMED = "a dub that is resumed stays as it was ordered";
    private static final int LONGEST_TERM = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "a video (mp4, m4v, mov, mkv or webm) or a sound (wav, mp3, m4a, aac, flac, ogg, aiff or webm)")
    private @Nullable String recording;

    @Option(names = "--resume", paramLabel = "ID", description = "go on with a dub that failed or was cancelled")
    private @Nullable String resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder for the result (dubs/<name of the recording>-<id>)")
    private @Nullable Path out;

    @Option(names = "--background", paramLabel = "FILE", description = "a sound that is heard behind the voice")
    private @Nullable String background;

    @Option(names = "--keep-original", description = "the recording is heard softly under the dub")
    private boolean keepOriginal;

    @Option(
            names = "--voice",
            paramLabel = "VOICE",
            description = "who speaks: an id or a name that storyreel voices lists (auto)")
    private @Nullable String voice;

    @Option(
            names = "--speaker-voice",
            paramLabel = "SPEAKER=VOICE",
            description = "who speaks for one of several speakers, as transcript.json names them")
    private final Map<String, String> speakerVoices = new LinkedHashMap<>();

    @Option(
            names = "--loudness",
            paramLabel = "PRESET",
            description = "web (-14 LUFS), podcast (-16), broadcast (-23) or streaming (-27) (web)")
    private Choices.@Nullable Loudness loudness;

    @Option(names = "--keep-term", paramLabel = "TERM", description = "a name or term that is not translated")
    private final List<String> keepTerms = new ArrayList<>();

    @Option(
            names = "--fresh",
            description = "has everything spoken anew, even what was paid for in another production before")
    private boolean fresh;

    @Mixin
    private final DubOptions words = new DubOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final StudioOptions studio = new StudioOptions();

    @Override
    public boolean verbose() {
        return studio.verbose();
    }

    @Override
    public Integer call() {
        return carryOut(order());
    }

    /**
     * What is to be done.
     *
     * @param title of the recording
     * @param languages that are made anew; none where a dub goes on
     */
    record DubbingOrder(Order order, String title, List<String> languages) {}

    /** Checks what was given before any studio is asked. */
    DubbingOrder order() {
        if ((recording == null) == (resume == null)) {
            throw usage(recording == null ? "give a FILE to be dubbed" : "give only one of FILE and --resume ID");
        }
        if (recording == null || resume != null) {
            return new DubbingOrder(limits.resumed(String.valueOf(resume), RESUMED), "", List.of());
        }
        LocalFile voiceOrVideo = LocalFile.recording("FILE", recording);
        LocalFile behind = background == null ? null : LocalFile.background("--background", background);
        for (String term : keepTerms) {
            if (term.isBlank() || term.length() > LONGEST_TERM) {
                throw usage("--keep-term: must have 1 to " + LONGEST_TERM + " characters");
            }
        }
        Wording wording = words.read();
        Fields wanted = wording.fields()
                .put("voice", voice)
                .put("speaker_voices", speakerVoices.isEmpty() ? null : speakerVoices)
                .put("loudness", loudness)
                .put("keep_original", keepOriginal ? Boolean.TRUE : null)
                .put("keep_terms", keepTerms.isEmpty() ? null : keepTerms)
                .put("fresh", fresh ? Boolean.TRUE : null);
        limits.read().toMap().forEach(wanted::put);
        String key = UUID.randomUUID().toString();
        return new DubbingOrder(
                client -> {
                    wanted.put(voiceOrVideo.purpose() + "_upload_id", voiceOrVideo.send(client, System.err));
                    wanted.put("background_upload_id", behind == null ? null : behind.send(client, System.err));
                    return client.create(wanted.toMap(), key);
                },
                voiceOrVideo.title(),
                wording.languages());
    }

    private int carryOut(DubbingOrder dubbing) {
        boolean there = out != null && Files.exists(out);
        DubFolder folder = out == null ? null : DubFolder.prepare(out, dubbing.languages());
        try {
            return carryOut(dubbing, folder);
        } finally {
            if (folder != null && !there) {
                // goes only if nothing came into it
                folder.path().toFile().delete();
            }
        }
    }

    private int carryOut(DubbingOrder dubbing, @Nullable DubFolder folder) {
        PrintStream notes = System.err;
        return studio.withStudio(Kind.DUB, client -> {
            Progress progress =
                    studio.json() ? new JsonProgress(System.out) : new DubProgress(notes, StudioOptions.terminal());
            Errand errand = new Errand(client, progress, System.out, notes, studio.json(), out);
            return errand.carryOut(
                    dubbing.order(),
                    new DubDelivery(client, errand, System.out, studio.json(), dubbing.title(), folder));
        });
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

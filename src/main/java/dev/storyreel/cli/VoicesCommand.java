package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Note;
import dev.storyreel.cli.Answers.Voice;
import dev.storyreel.cli.Answers.Voices;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "voices",
        description = "Lists the voices that films can be spoken with.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Examples:",
            "  storyreel voices --language de",
            "  storyreel voices --provider cartesia --gender female calm",
            "  storyreel make --script brief.txt --voice deepgram/aura-2-viktoria-de"
        })
final class VoicesCommand implements Callable<Integer>, Verbose {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_DESCRIPTION = 60;

    @picocli.CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "WORDS",
            description = "that are in the voice's name, id or description")
    private @Nullable String words;

    @Option(names = "--provider", paramLabel = "NAME", description = "only its voices")
    private @Nullable String provider;

    @Option(names = "--language", paramLabel = "TAG", description = "only voices of that language, such as de or en-GB")
    private @Nullable String language;

    @Option(names = "--gender", paramLabel = "GENDER", description = "female, male or neutral")
    private Choices.@Nullable Gender gender;

    @Option(names = "--json", description = "one JSON object on standard output")
    private boolean json;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public boolean verbose() {
        return common.verbose();
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> filters = new Fields()
                .put("provider", provider)
                .put("language", language)
                .put("gender", gender)
                .put("q", words)
                .toMap();
        return Listing.show(
                common, json, client -> client.voices(filters), voices -> print(voices, System.out, System.err));
    }

    static void print(Voices voices, PrintStream out, PrintStream notes) {
        List<Voice> all = voices.data() == null ? List.of() : voices.data();
        String format = "%s %-" + width(all) + "s  %-" + LONGEST_NAME + "s  %-12s  %-7s  %s";
        if (!all.isEmpty()) {
            out.println(format.formatted(" ", "VOICE", "NAME", "LANGUAGE", "GENDER", "DESCRIPTION"));
        }
        for (Voice voice : all) {
            List<String> languages = voice.languages() == null ? List.of() : voice.languages();
            out.println(format.formatted(
                            voice.isDefault() ? "*" : " ",
                            id(voice),
                            Listing.shown(voice.name(), LONGEST_NAME),
                            languages.isEmpty()
                                    ? ""
                                    : Listing.shown(languages.getFirst(), 9)
                                            + (languages.size() > 1 ? " +" + (languages.size() - 1) : ""),
                            Listing.shown(voice.gender(), 7),
                            Listing.shown(voice.description(), LONGEST_DESCRIPTION))
                    .stripTrailing());
        }
        if (all.isEmpty()) {
            notes.println("there is no such voice");
        }
        for (Note warning : voices.warnings() == null ? List.<Note>of() : voices.warnings()) {
            notes.println(Failures.oneLine("warning: " + warning.code() + ": " + warning.message()));
        }
    }

    private static int width(List<Voice> voices) {
        return voices.stream().mapToInt(voice -> id(voice).length()).max().orElse(0);
    }

    /** Whole, however long: it is there to be given back. */
    private static String id(Voice voice) {
        return Failures.oneLine(Objects.requireNonNullElse(voice.id(), ""));
    }
}

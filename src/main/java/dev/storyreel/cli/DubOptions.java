package dev.storyreel.cli;

import dev.storyreel.provider.Languages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a recording is dubbed in, and with which words. */
final class DubOptions {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final String AUTO = "auto";

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "TAG",
            split = ",",
            description = "languages to dub it in, such as es,fr or pt-BR")
    private final List<String> to = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TAG", description = "the recording's language (auto: it is found out)")
    private @Nullable String from;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = "what is said in it: SRT, WebVTT, or text with a line for each line that is said;"
                    + " - reads standard input")
    private @Nullable String transcript;

    @Option(
            names = "--captions",
            paramLabel = "TAG=FILE",
            description = "the same in one of the languages of --to; nobody is asked to translate into it then")
    private final Map<String, String> captions = new LinkedHashMap<>();

    /** The languages as they are to be written, and the fields that say it; nothing is asked or sent yet. */
    record Wording(List<String> languages, Fields fields) {}

    /** Checks what was given, and reads the files. */
    Wording read() {
        String source = from == null || from.equals(AUTO) ? null : tag("--from", from);
        List<String> targets = targets(source);
        Map<String, String> given = captions(targets);
        if (transcript != null && source == null && given.size() < targets.size()) {
            throw usage("--transcript: does not say which language it is in; name it with --from");
        }
        Fields fields = new Fields()
                .put("source_language", source)
                .put("target_languages", targets)
                .put("transcript", transcript == null ? null : text("--transcript", transcript))
                .put("captions", given.isEmpty() ? null : given);
        return new Wording(targets, fields);
    }

    private List<String> targets(@Nullable String source) {
        if (to.isEmpty()) {
            throw usage("--to TAG: say in which languages, such as --to es,fr");
        }
        List<String> targets = new ArrayList<>();
        for (String each : to) {
            String language = tag("--to", each);
            if (targets.contains(language)) {
                throw usage("--to: names " + language + " twice");
            }
            if (source != null && Languages.fits(source, language)) {
                throw usage("--to: the recording is in " + language + " already");
            }
            targets.add(language);
        }
        return targets;
    }

    private Map<String, String> captions(List<String> targets) {
        Map<String, String> texts = new LinkedHashMap<>();
        captions.forEach((each, file) -> {
            String language = tag("--captions", each);
            if (!targets.contains(language)) {
                throw usage("--captions: " + language + " is not one of the languages of --to");
            }
            texts.put(language, text("--captions", file));
        });
        return texts;
    }

    private static String text(String option, String file) {
        return new TextFile(option, LONGEST_TEXT).read(file, System.in);
    }

    private String tag(String option, String wanted) {
        return Languages.canonical(wanted).orElseThrow(() -> usage(option + ": " + Languages.correction(wanted)));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Preset;
import dev.storyreel.cli.Answers.Presets;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "presets",
        description = "Lists the looks of films, and who speaks films of each where they do not say so.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {"", "Examples:", "  storyreel presets", "  storyreel make --script brief.txt --preset chalk"})
final class PresetsCommand implements Callable<Integer>, Verbose {
    private static final int LONGEST_TITLE = 30;

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
        return Listing.show(common, json, StudioClient::presets, presets -> print(presets, System.out));
    }

    static void print(Presets presets, PrintStream out) {
        String format = "%-40s  %-" + LONGEST_TITLE + "s  %s";
        out.println(format.formatted("PRESET", "TITLE", "SPOKEN BY"));
        for (Preset preset : presets.data() == null ? List.<Preset>of() : presets.data()) {
            out.println(format.formatted(
                            Failures.oneLine(Objects.requireNonNullElse(preset.name(), "")),
                            Listing.shown(preset.title(), LONGEST_TITLE),
                            Failures.oneLine(spoken(preset)))
                    .stripTrailing());
        }
    }

    private static String spoken(Preset preset) {
        @Nullable String speed = preset.speed() == null ? null : "at " + preset.speed();
        return Stream.of(preset.voice(), preset.language(), speed)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}

package dev.storyreel.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that uses a studio takes. */
final class CommonOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "data directory (STORYREEL_DATA or ~/.storyreel)")
    private @Nullable Path data;

    @Option(names = "--verbose", description = "show stack traces; serve logs more, too")
    private boolean verbose;

    Path dataDirectory() {
        return Settings.dataDirectory(data);
    }

    boolean verbose() {
        return verbose;
    }
}

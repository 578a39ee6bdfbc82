package dev.storyreel.cli;

import dev.storyreel.database.DataDirectory;
import dev.storyreel.production.Lane;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Runs the studio: the API and the workers, or one of them.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Examples:",
            "  storyreel serve",
            "  storyreel serve --port 9000 --data /srv/storyreel",
            "  DATABASE_URL=postgres://… storyreel serve --role worker --lanes render"
        })
final class ServeCommand implements Callable<Integer>, Verbose {
    enum Role {
        all,
        api,
        worker
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--role", paramLabel = "ROLE", description = "all (API and workers), api or worker")
    private @Nullable Role role;

    @Option(names = "--lanes", paramLabel = "LANES", description = "which work: network,render (both)")
    private @Nullable String lanes;

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on, 0 for any free one (8420)")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "address to listen on (127.0.0.1)")
    private @Nullable String host;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--rehearse", hidden = true, description = "start, look whether all is well, and stop")
    private boolean rehearse;

    @Override
    public boolean verbose() {
        return common.verbose();
    }

    @Override
    public Integer call() throws InterruptedException {
        Path directory = common.dataDirectory();
        Map<String, Object> properties = properties(directory);
        boolean worker = role == Role.worker;
        LocalStudio studio = LocalStudio.start(hold(directory, worker), !worker, true, properties);
        spec.commandLine().getOut().println(ready(studio));
        spec.commandLine().getOut().flush();
        if (rehearse) {
            try (studio;
                    StudioClient client = new StudioClient(studio.url())) {
                client.readiness();
            }
            return ExitCode.OK;
        }
        studio.await();
        return ExitCode.OK;
    }

    private static String ready(LocalStudio studio) {
        return studio.hasUrl()
                ? "Storyreel is ready at " + studio.url() + " (docs: " + studio.url() + "/docs)"
                : "Storyreel works (no API in this process)";
    }

    /** Workers on a database of their own share the directory with others. */
    private static @Nullable DataDirectory hold(Path directory, boolean worker) {
        if (worker && Settings.environment("DATABASE_URL") != null) {
            return null;
        }
        return switch (DataDirectory.open(directory, "serve")) {
            case DataDirectory.Opened opened -> opened.directory();
            case DataDirectory.Held held -> throw held.toException();
        };
    }

    private Map<String, Object> properties(Path directory) {
        Map<String, Object> properties = LocalStudio.properties(directory);
        if (role != null) {
            properties.put("storyreel.role", role);
            properties.put("storyreel.jobs.worker-enabled", role != Role.api);
        }
        if (lanes != null) {
            properties.put("storyreel.jobs.lanes", known(lanes));
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(spec.commandLine(), "--port: must be 0 to 65535, not " + port);
        }
        if (port != null) {
            properties.put("server.port", port);
        }
        if (host != null) {
            properties.put("server.address", host);
        }
        if (common.verbose()) {
            properties.put("logging.level.dev.storyreel", "debug");
        }
        return properties;
    }

    private String known(String lanes) {
        for (String lane : lanes.split(",", -1)) {
            try {
                Lane.of(lane.strip());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(), "--lanes: there are network and render, not " + lane, e);
            }
        }
        return lanes;
    }
}

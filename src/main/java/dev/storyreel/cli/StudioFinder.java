package dev.storyreel.cli;

import dev.storyreel.database.DataDirectory;
import dev.storyreel.database.Holder;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds the studio that makes the film: the one at STORYREEL_URL, the one on the data directory, or one started here. */
final class StudioFinder {
    /** Starts a studio on a directory that is held for it. */
    interface Starter {
        Studio start(DataDirectory directory);
    }

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final @Nullable String configuredUrl;
    private final Starter starter;
    private final PrintStream notes;

    StudioFinder(@Nullable String configuredUrl, Starter starter, PrintStream notes) {
        this.configuredUrl = configuredUrl;
        this.starter = starter;
        this.notes = notes;
    }

    Studio find(Path data) {
        if (configuredUrl != null) {
            return new Studio.Remote(address(configuredUrl));
        }
        return switch (open(data, "make", notes)) {
            case DataDirectory.Opened opened -> {
                notes.println("starting a studio on " + opened.directory().path());
                yield starter.start(opened.directory());
            }
            case DataDirectory.Held held -> running(held);
        };
    }

    /**
     * Opens the directory. A studio that holds it but is still starting tells its address in a moment, so that is waited for.
     *
     * @param purpose what for, for those who find it held
     */
    static DataDirectory.Opening open(Path data, String purpose, PrintStream notes) {
        DataDirectory.Opening opening = DataDirectory.open(data, purpose);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        boolean told = false;
        while (opening instanceof DataDirectory.Held held
                && held.holder().map(Holder::url).isEmpty()
                && System.nanoTime() < deadline) {
            if (!told) {
                notes.println("waiting for the studio that holds " + held.path() + " to be ready");
                told = true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return opening;
            }
            opening = DataDirectory.open(data, purpose);
        }
        return opening;
    }

    private Studio running(DataDirectory.Held held) {
        URI url = held.holder().map(Holder::url).orElse(null);
        if (url == null) {
            throw held.toException();
        }
        notes.println("using the studio that holds " + held.path() + ": "
                + held.holder().map(Holder::describe).orElse(url.toString())
                + "; its keys and settings count, not those of this shell");
        return new Studio.Remote(url);
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(CliError.USAGE, "STORYREEL_URL is not an address: " + text, e);
        }
    }

    /** A studio in this process on a free loopback port, which logs to a bounded file in the data directory. */
    static Studio startHere(DataDirectory directory) {
        return start(directory, "all", true);
    }

    /** The same for questions only: it works at no films that wait. */
    static Studio startToAsk(DataDirectory directory) {
        return start(directory, "api", false);
    }

    private static Studio start(DataDirectory directory, String role, boolean works) {
        Map<String, Object> properties = LocalStudio.properties(directory.path());
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("storyreel.role", role);
        properties.put("storyreel.jobs.worker-enabled", works);
        properties.putAll(quiet(directory.path()));
        return LocalStudio.start(directory, true, false, properties);
    }

    /** Settings that keep the console clean. */
    static Map<String, Object> quiet(Path data) {
        return Map.of(
                "logging.file.name", data.resolve("logs").resolve("studio.log"),
                "logging.threshold.console", "OFF",
                "logging.logback.rollingpolicy.max-file-size", "10MB",
                "logging.logback.rollingpolicy.max-history", 5,
                "logging.logback.rollingpolicy.total-size-cap", "50MB");
    }
}

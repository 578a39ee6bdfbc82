package dev.storyreel.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that brings a film. */
final class FilmOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "folder for the film (films/<title>-<id>)")
    private @Nullable Path out;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "one JSON object a line on standard output")
    private boolean json;

    boolean verbose() {
        return common.verbose();
    }

    /** Has the film made, and brings it; gives the exit code. */
    int bring(Order order) {
        return bring(order, null);
    }

    /** @param id of the film, if it may be in its folder already */
    int bring(Order order, @Nullable String id) {
        FilmFolder folder = out == null ? null : FilmFolder.prepare(out, id);
        PrintStream notes = System.err;
        return withStudio(
                client -> new FilmOrder(client, progress(notes), System.out, notes, json).carryOut(order, folder));
    }

    /** Tells what the film would cost about; gives the exit code. */
    int estimate(FilmQuestion film) {
        return withStudio(client -> {
            EstimateText.print(client.estimate(film.fields(client)), json, System.out);
            return ExitCode.OK;
        });
    }

    /** The fields of a film that is not to be made yet. */
    @FunctionalInterface
    interface FilmQuestion {
        Map<String, Object> fields(StudioClient client) throws InterruptedException;
    }

    @FunctionalInterface
    private interface Task {
        int with(StudioClient client) throws InterruptedException;
    }

    /** Asks a studio that runs, or one of its own. */
    private int withStudio(Task task) {
        PrintStream notes = System.err;
        Interrupts.interrupt(Thread.currentThread());
        StudioFinder finder = new StudioFinder(Settings.environment("STORYREEL_URL"), StudioFinder::startHere, notes);
        try (Studio studio = finder.find(common.dataDirectory());
                StudioClient client = new StudioClient(studio.url())) {
            if (!Interrupts.received()) {
                return task.with(client);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // what was interrupted while it started may fail in any way
            if (!Interrupts.received()) {
                throw e;
            }
        }
        notes.println("storyreel: interrupted");
        return Interrupts.exitCode();
    }

    private Progress progress(PrintStream notes) {
        if (json) {
            return new JsonProgress(System.out);
        }
        TimeLeft timeLeft = new TimeLeft(System::nanoTime);
        boolean plain = !Boolean.getBoolean("storyreel.terminal") || Settings.environment("NO_COLOR") != null;
        boolean unicode = notes.charset().name().startsWith("UTF");
        return plain ? new LineProgress(notes, timeLeft) : new TerminalProgress(notes, unicode, timeLeft);
    }
}

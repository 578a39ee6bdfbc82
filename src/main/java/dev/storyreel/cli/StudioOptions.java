package dev.storyreel.cli;

import java.io.PrintStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that has a studio work for it. */
final class StudioOptions {
    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "one JSON object a line on standard output")
    private boolean json;

    boolean verbose() {
        return common.verbose();
    }

    boolean json() {
        return json;
    }

    /** What is to be done with a studio; gives the exit code. */
    @FunctionalInterface
    interface Task {
        int with(StudioClient client) throws InterruptedException;
    }

    /** Asks a studio that runs, or one of its own. */
    int withStudio(Kind kind, Task task) {
        PrintStream notes = System.err;
        Interrupts.interrupt(Thread.currentThread());
        StudioFinder finder = new StudioFinder(Settings.environment("STORYREEL_URL"), StudioFinder::startHere, notes);
        try (Studio studio = finder.find(common.dataDirectory());
                StudioClient client = new StudioClient(studio.url(), kind)) {
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

    /** Whether lines may be redrawn. */
    static boolean terminal() {
        return Boolean.getBoolean("storyreel.terminal") && Settings.environment("NO_COLOR") == null;
    }
}

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
    private final StudioOptions studio = new StudioOptions();

    boolean verbose() {
        return studio.verbose();
    }

    /** Has the film made, and brings it; gives the exit code. */
    int bring(Order order) {
        return bring(order, null);
    }

    /** @param id of the film, if it may be in its folder already */
    int bring(Order order, @Nullable String id) {
        FilmFolder folder = out == null ? null : FilmFolder.prepare(out, id);
        PrintStream notes = System.err;
        return studio.withStudio(
                Kind.FILM,
                client -> new FilmOrder(client, progress(notes), System.out, notes, studio.json())
                        .carryOut(order, folder));
    }

    /** Tells what the film would cost about; gives the exit code. */
    int estimate(FilmQuestion film) {
        return studio.withStudio(Kind.FILM, client -> {
            EstimateText.print(client.estimate(film.fields(client)), studio.json(), System.out);
            return ExitCode.OK;
        });
    }

    /** The fields of a film that is not to be made yet. */
    @FunctionalInterface
    interface FilmQuestion {
        Map<String, Object> fields(StudioClient client) throws InterruptedException;
    }

    private Progress progress(PrintStream notes) {
        if (studio.json()) {
            return new JsonProgress(System.out);
        }
        TimeLeft timeLeft = new TimeLeft(System::nanoTime);
        boolean unicode = notes.charset().name().startsWith("UTF");
        return StudioOptions.terminal()
                ? new TerminalProgress(notes, unicode, timeLeft)
                : new LineProgress(notes, timeLeft);
    }
}

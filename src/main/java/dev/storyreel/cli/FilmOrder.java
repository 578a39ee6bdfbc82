package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import dev.storyreel.cli.Answers.Note;
import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One film, from the order to the folder. */
final class FilmOrder {
    private final StudioClient client;
    private final Progress progress;
    private final PrintStream out;
    private final PrintStream notes;
    private final boolean json;

    FilmOrder(StudioClient client, Progress progress, PrintStream out, PrintStream notes, boolean json) {
        this.client = client;
        this.progress = progress;
        this.out = out;
        this.notes = notes;
        this.json = json;
    }

    /**
     * Makes the film and brings it. When the thread is interrupted, the production it started is cancelled.
     *
     * @param folder where to, or null for one named after the film
     * @return the exit code
     */
    int carryOut(Order order, @Nullable FilmFolder folder) {
        String id = null;
        try {
            Project placed = order.place(client);
            id = String.valueOf(placed.id());
            tell(id);
            Project made = new ProductionFollower(client, progress).follow(placed);
            failUnlessSucceeded(made, id);
            deliver(made, id, folder);
        } catch (InterruptedException e) {
            notes.println("storyreel: stopping");
            if (id != null) {
                cancel(id);
            }
            notes.println("storyreel: interrupted"
                    + (id == null
                            ? ""
                            : ": the production " + id + " was cancelled; go on: storyreel make --resume " + id));
            return Interrupts.exitCode();
        }
        tidyUp();
        return ExitCode.OK;
    }

    /** The film is there: nobody who stops this takes it away again. */
    private void tidyUp() {
        try {
            client.discardUploads();
        } catch (InterruptedException e) {
            notes.println(
                    "storyreel: the files that were sent are left to the studio, which deletes them in some days");
        }
    }

    private record Placed(String event, String projectId) {}

    /** The id at once: whoever loses sight of the film finds it again. */
    private void tell(String id) {
        if (json) {
            out.println(StudioClient.JSON.writeValueAsString(new Placed("project", id)));
            out.flush();
        } else {
            notes.println("project " + id);
        }
    }

    private void failUnlessSucceeded(Project made, String id) {
        if ("cancelled".equals(made.status())) {
            throw new CommandFailure(CliError.PRODUCTION_CANCELLED, "the production " + id + " was cancelled");
        }
        if ("failed".equals(made.status())) {
            Note error = made.error();
            String code = error == null || error.code() == null ? "production_failed" : error.code();
            String message = error == null ? "it gave no reason" : client.inOwnNames(String.valueOf(error.message()));
            boolean hopeless = error != null && "user".equals(error.type());
            String retry = hopeless ? "" : "; try again, keeping what is done: storyreel make --resume " + id;
            throw new CommandFailure(code, ExitCode.FAILED, message + retry, null);
        }
    }

    private void deliver(Project made, String id, @Nullable FilmFolder wanted) throws InterruptedException {
        String title = made.title() == null ? String.valueOf(made.topic()) : made.title();
        FilmFolder folder =
                wanted == null ? FilmFolder.prepare(FilmFolder.nameFor(title, id, made.revision()), id) : wanted;
        List<Asset> assets = client.assets(id).data();
        if (folder.fill(client, made, assets == null ? List.of() : assets) == 0) {
            notes.println("the film was there already");
        }
        List<Note> warnings = made.warnings() == null ? List.of() : made.warnings();
        for (Note warning : warnings) {
            notes.println(Failures.oneLine("warning: " + warning.code() + ": " + warning.message()));
        }
        if (made.offline() && warnings.stream().noneMatch(warning -> "made_offline".equals(warning.code()))) {
            notes.println("made offline: no service was used");
        }
        notes.println("project " + id + "; change it with: storyreel redo " + id + " --scene N");
        out.println(json ? summary(folder, id, made.offline()) : folder.film());
        out.flush();
    }

    private static String summary(FilmFolder folder, String id, boolean offline) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("film", text(folder.film()));
        summary.put("project_id", id);
        summary.put("report", text(folder.report()));
        summary.put("offline", offline);
        return StudioClient.JSON.writeValueAsString(summary);
    }

    private static String text(Path path) {
        return path.toString();
    }

    /** Cancels from a thread of its own, as this one is interrupted, and waits a little. */
    private void cancel(String id) {
        Thread canceller = Thread.ofVirtual().start(() -> {
            try {
                client.cancel(id);
            } catch (InterruptedException | CommandFailure e) {
                notes.println("storyreel: the production " + id + " could not be cancelled: " + e.getMessage());
            }
        });
        try {
            canceller.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

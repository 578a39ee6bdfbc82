package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Note;
import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One production, from the order to what it was ordered for. */
final class Errand {
    private final StudioClient client;
    private final Progress progress;
    private final PrintStream out;
    private final PrintStream notes;
    private final boolean json;
    private final @Nullable Path folder;

    /**
     * @param out for what was made
     * @param notes for people
     * @param json whether {@code out} is read by a program
     * @param folder that the user wants it in; null for one named after it
     */
    Errand(
            StudioClient client,
            Progress progress,
            PrintStream out,
            PrintStream notes,
            boolean json,
            @Nullable Path folder) {
        this.client = client;
        this.progress = progress;
        this.out = out;
        this.notes = notes;
        this.json = json;
        this.folder = folder;
    }

    /** What becomes of a production that has ended, well or not. */
    @FunctionalInterface
    interface Delivery {
        /** @throws CommandFailure if it is not what was ordered */
        void deliver(Project ended, String id) throws InterruptedException;
    }

    /**
     * Has it made and delivered. When the thread is interrupted, the production it started is cancelled.
     *
     * @return the exit code
     */
    int carryOut(Order order, Delivery delivery) {
        String id = null;
        try {
            Project placed = order.place(client);
            id = String.valueOf(placed.id());
            tell(id);
            Project ended = new ProductionFollower(client, progress).follow(placed);
            delivery.deliver(ended, id);
        } catch (InterruptedException e) {
            notes.println("storyreel: stopping");
            if (id != null) {
                cancel(id);
            }
            notes.println("storyreel: interrupted"
                    + (id == null ? "" : ": the production " + id + " was cancelled; go on: " + resume(id)));
            return Interrupts.exitCode();
        } catch (CommandFailure e) {
            String begun = id;
            throw begun != null && e.code().equals(CliError.STUDIO_UNREACHABLE.code())
                    ? e.withMessage(why -> why + "; when it runs again, go on: " + resume(begun))
                    : e;
        }
        tidyUp();
        return ExitCode.OK;
    }

    /** The command that goes on with it. */
    String resume(String id) {
        return client.kind().resume(id, folder);
    }

    /** The result is there: nobody who stops this takes it away again. */
    private void tidyUp() {
        try {
            client.discardUploads();
        } catch (InterruptedException e) {
            notes.println(
                    "storyreel: the files that were sent are left to the studio, which deletes them in some days");
        }
    }

    /** The id at once: whoever loses sight of the production finds it again. */
    private void tell(String id) {
        String noun = client.kind().noun();
        if (json) {
            Map<String, Object> placed = new LinkedHashMap<>();
            placed.put("event", noun);
            placed.put(noun + "_id", id);
            print(placed);
        } else {
            notes.println(noun + " " + id);
        }
    }

    /** One line for programs. */
    void print(Map<String, Object> line) {
        out.println(StudioClient.JSON.writeValueAsString(line));
        out.flush();
    }

    void failUnlessSucceeded(Project ended, String id) {
        if ("cancelled".equals(ended.status())) {
            throw new CommandFailure(CliError.PRODUCTION_CANCELLED, "the production " + id + " was cancelled");
        }
        if ("failed".equals(ended.status())) {
            Note error = ended.error();
            String code = error == null || error.code() == null ? "production_failed" : error.code();
            String message = error == null ? "it gave no reason" : client.inOwnNames(String.valueOf(error.message()));
            boolean hopeless = error != null && "user".equals(error.type());
            String retry = hopeless ? "" : "; try again, keeping what is done: " + resume(id);
            throw new CommandFailure(code, ExitCode.FAILED, message + retry, null);
        }
    }

    /** Warnings but those of a code that is told otherwise. */
    void warn(Project ended, String toldOtherwise) {
        List<Note> warnings = ended.warnings() == null ? List.of() : ended.warnings();
        warnings.stream()
                .filter(warning -> !toldOtherwise.equals(warning.code()))
                .map(warning -> Failures.oneLine("warning: " + warning.code() + ": " + warning.message()))
                .forEach(notes::println);
        if (ended.offline() && warnings.stream().noneMatch(warning -> "made_offline".equals(warning.code()))) {
            notes.println("made offline: no service was used");
        }
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

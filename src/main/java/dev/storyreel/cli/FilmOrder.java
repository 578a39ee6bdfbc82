package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One film, from the order to the folder. */
final class FilmOrder {
    private final StudioClient client;
    private final PrintStream out;
    private final PrintStream notes;
    private final boolean json;
    private final Progress progress;

    FilmOrder(StudioClient client, Progress progress, PrintStream out, PrintStream notes, boolean json) {
        this.client = client;
        this.out = out;
        this.notes = notes;
        this.json = json;
        this.progress = progress;
    }

    /**
     * Makes the film and brings it. When the thread is interrupted, the production it started is cancelled.
     *
     * @param folder where to, or null for one named after the film
     * @return the exit code
     */
    int carryOut(Order order, @Nullable FilmFolder folder) {
        Errand errand = new Errand(client, progress, out, notes, json, folder == null ? null : folder.path());
        return errand.carryOut(order, (made, id) -> deliver(errand, made, id, folder));
    }

    private void deliver(Errand errand, Project made, String id, @Nullable FilmFolder wanted)
            throws InterruptedException {
        errand.failUnlessSucceeded(made, id);
        String title = made.title() == null ? String.valueOf(made.topic()) : made.title();
        FilmFolder folder =
                wanted == null ? FilmFolder.prepare(FilmFolder.nameFor(title, id, made.revision()), id) : wanted;
        List<Asset> assets = client.assets(id).data();
        if (folder.fill(client, made, assets == null ? List.of() : assets) == 0) {
            notes.println("the film was there already");
        }
        errand.warn(made, "");
        notes.println("project " + id + "; change it with: storyreel redo " + id + " --scene N");
        if (json) {
            errand.print(summary(folder, id, made.offline()));
        } else {
            out.println(folder.film());
            out.flush();
        }
    }

    private static Map<String, Object> summary(FilmFolder folder, String id, boolean offline) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("film", folder.film().toString());
        summary.put("project_id", id);
        summary.put("report", folder.report().toString());
        summary.put("offline", offline);
        return summary;
    }
}

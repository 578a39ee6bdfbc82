package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One process that answers and two that work, on one database. */
@Tag("slow")
class ClusterTest {
    @AutoClose
    private final Machine machine;

    @TempDir
    private Path folder;

    ClusterTest() throws IOException {
        machine = new Machine();
    }

    @Test
    void workersMakeWhatAnotherProcessIsAskedFor() throws Exception {
        Path data = folder.resolve("data");
        String database = TestDatabase.emptyDatabase();
        Studio api = machine.serve(data, Map.of("DATABASE_URL", database, "WORKER_ENABLED", "false"));
        List<Program> workers = List.of(worker(data, database), worker(data, database));
        for (Program worker : workers) {
            worker.await("Storyreel works");
        }
        aFilmIsMadeByBothAndFollowedHere(api, workers);
        aRenderIsStoppedFromHere(api, workers, data);
    }

    private Program worker(Path data, String database) throws Exception {
        Map<String, String> environment = Map.of("DATABASE_URL", database, "MAX_CONCURRENT_JOBS", "1");
        return machine.run(environment, "", "serve", "--role", "worker", "--data", data.toString());
    }

    private void aFilmIsMadeByBothAndFollowedHere(Studio api, List<Program> workers) throws Exception {
        String film = api.order("Whales sing for hours in the deep. Crabs walk sideways along the wet beach."
                + " Herons stand and wait for fish. Otters float on their backs and hold hands.");
        List<String> events = api.events(film).stream()
                .filter(line -> line.startsWith("event: "))
                .toList();
        assertThat(events).contains("event: job", "event: status").endsWith("event: done");
        assertThat(api.get(film).path("status").asString()).isEqualTo("succeeded");
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode job : api.jobs(film, "succeeded"::equals)) {
            assertThat(job.path("attempts").size()).isEqualTo(1);
            names.add(job.path("attempts").path(0).path("worker").asString());
        }
        assertThat(names).hasSize(2);
        for (Program worker : workers) {
            assertThat(names).anyMatch(name -> name.contains("-" + worker.pid() + "-"));
        }
        Path file = folder.resolve("film.mp4");
        api.download(api.get(film).path("final_video_url").asString(), file);
        assertThat(Machine.pictures(file)).hasSizeGreaterThan(100);
    }

    private static void aRenderIsStoppedFromHere(Studio api, List<Program> workers, Path data) throws Exception {
        String film = api.order("An otter that floats on its back goes on and on across the sea. ".repeat(12));
        until("a clip is being rendered", () -> encoders(workers) > 0);
        assertThat(api.cancel(film).path("status").asString()).isEqualTo("cancelled");

        until("no encoder is left", () -> encoders(workers) == 0);
        until("no work is left", () -> {
            try {
                return Machine.workFiles(data).isEmpty();
            } catch (IOException | UncheckedIOException movedMeanwhile) {
                return false;
            }
        });
        assertThat(api.jobs(film, status -> status.equals("running") || status.equals("queued")))
                .isEmpty();
        assertThat(api.get(film).path("status").asString()).isEqualTo("cancelled");
    }

    private static long encoders(List<Program> workers) {
        return workers.stream().mapToLong(Program::encoders).sum();
    }
}

package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.RunwayServer;
import dev.storyreel.provider.vendor.VendorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is killed while a vendor is at its clips: the next one waits for the same clips. */
@Tag("slow")
class PendingClipTest {
    @AutoClose
    private final Machine machine;

    private final ClipTasks tasks = new ClipTasks();

    @AutoClose
    private final VendorServer runway = RunwayServer.speaking(new VendorServer(), tasks);

    @TempDir
    private Path folder;

    PendingClipTest() throws IOException {
        machine = new Machine();
    }

    @Test
    void whatAVendorIsAtIsPickedUpAndPaidForOnce() throws Exception {
        tasks.making(clip()).after(1_000_000);
        Path data = TestDatabase.prepare(folder.resolve("data"));
        Map<String, String> environment = Map.of(
                "RUNWAYML_API_SECRET", "test-key",
                "STORYREEL_PROVIDER_RUNWAY_BASEURL", runway.uri() + "/v1",
                "STORYREEL_PROVIDER_RUNWAY_CONCURRENCY", "2",
                "STORYREEL_PROVIDER_RUNWAY_POLLEVERY", "200ms");
        Studio killed = machine.serve(data, environment);
        String film = killed.order(Map.of(
                "scenes",
                List.of(Map.of("script", "The sea is quiet."), Map.of("script", "Nobody has seen its floor.")),
                "motion",
                "video",
                "resolution",
                "720p",
                "quality",
                "draft"));
        until("both clips are asked after", () -> {
            Set<String> begun = tasks.begun().keySet();
            return begun.size() == 2
                    && begun.stream().allMatch(id -> tasks.asked(id).size() > 1);
        });
        killed.program().signal("KILL");
        until("it is dead", killed.program()::leftNothing);
        Map<String, Integer> before = new java.util.HashMap<>();
        tasks.begun().keySet().forEach(id -> before.put(id, tasks.asked(id).size()));

        Studio next = machine.serve(data, environment);
        until(
                "the next one asks after the same clips",
                () -> before.entrySet().stream()
                        .allMatch(asked -> tasks.asked(asked.getKey()).size() > asked.getValue()));
        tasks.after(1);
        var project = next.await(film);
        assertThat(tasks.begun()).hasSize(2);
        assertThat(project.path("cost_usd").decimalValue()).isEqualByComparingTo("0.40");
    }

    private byte[] clip() throws IOException, InterruptedException {
        Path file = folder.resolve("clip.mp4");
        int exit = new ProcessBuilder(
                        Machine.ffmpeg().toString(),
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=lime:s=96x160:r=30:d=2",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return Files.readAllBytes(file);
    }
}

package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Servers that end in the middle of a film: what they finished is kept, and the next one goes on. */
@Tag("slow")
class CrashTest {
    private static final String SCRIPT = """
            The octopus has three hearts, and two of them do nothing but serve the gills. \
            The third heart sends blood to the rest of the body, but it stops when the animal swims. \
            That is why an octopus would rather crawl along the floor of the sea than swim. \
            Its blood is blue, because copper carries the oxygen in it where we have iron. \
            Copper works better than iron in cold water with little oxygen to be had. \
            Each of the eight arms has nerves of its own and can taste whatever it touches.""";

    @AutoClose
    private final Machine machine;

    @TempDir
    private Path folder;

    CrashTest() throws IOException {
        machine = new Machine();
    }

    @Test
    void aFilmSurvivesTheDeathOfThreeServers() throws Exception {
        Path data = TestDatabase.prepare(folder.resolve("data"));
        List<Studio> dead = new ArrayList<>();
        Map<String, JsonNode> finished = new HashMap<>();
        Random random = new Random(2);
        Studio studio = machine.serve(data);
        String film = studio.order(SCRIPT);
        for (int third = 0; third < 3; third++) {
            untilRendering(studio, film, 3 + 4 * third + random.nextInt(4));
            note(studio, film, finished);
            int progress = studio.get(film).path("progress").asInt();
            studio.program().signal("KILL");
            dead.add(studio);
            studio = machine.serve(data);
            assertThat(studio.get(film).path("progress").asInt()).isGreaterThanOrEqualTo(progress);
        }
        JsonNode project = studio.await(film);

        assertThat(attempts(studio, film)).contains("lost");
        nothingWasDoneAgain(studio, film, finished, "lost");
        until(
                "the dead servers left no process",
                () -> dead.stream().allMatch(server -> server.program().leftNothing()));
        try (var work = Files.list(data.resolve("work"))) {
            assertThat(work).as("folders and marks of workers").hasSize(2);
        }
        assertThat(Machine.workFiles(data)).isEmpty();
        everySceneIsThereOnceAndInOrder(studio, project, SCRIPT);
    }

    @Test
    void aServerThatIsToldToStopHandsItsWorkBack() throws Exception {
        Path data = TestDatabase.prepare(folder.resolve("data"));
        Map<String, JsonNode> finished = new HashMap<>();
        Studio stopped = machine.serve(data);
        String film = stopped.order(SCRIPT);
        untilRendering(stopped, film, 4);
        note(stopped, film, finished);
        stopped.program().signal("TERM");

        assertThat(stopped.program().exitCode()).isEqualTo(143);
        until("it left no process", stopped.program()::leftNothing);
        assertThat(Machine.processesNaming(data)).isEmpty();
        assertThat(data.resolve("work")).isEmptyDirectory();
        assertThat(machine.temporaryFiles()).isEmpty();

        Studio next = machine.serve(data);
        JsonNode project = next.await(film);
        assertThat(attempts(next, film)).contains("released");
        nothingWasDoneAgain(next, film, finished, "released");
        everySceneIsThereOnceAndInOrder(next, project, SCRIPT);
    }

    @Test
    void aSceneThatIsRedoneSurvivesTheDeathOfItsServer() throws Exception {
        Path data = TestDatabase.prepare(folder.resolve("data"));
        Map<String, JsonNode> finished = new HashMap<>();
        Studio studio = machine.serve(data);
        String film = studio.order(SCRIPT);
        studio.await(film);
        Path first = folder.resolve("first.mp4");
        studio.download(studio.get(film).path("final_video_url").asString(), first);
        String old = studio.get(film).at("/clips/3/script").asString();
        int scenes = studio.get(film).path("clips").size();
        int before = studio.jobs(film, "succeeded"::equals).size();
        String text = "Octopuses like to crawl along the floor of the sea, where there is more to eat for them.";
        studio.change(film + "/clips/3", Map.of("script", text));
        studio.regenerate(film);
        // the plan, and all voices and pictures but the one voice, are taken up
        untilRendering(studio, film, before + 1 + 2 * scenes);
        note(studio, film, finished);
        studio.program().signal("KILL");

        Studio next = machine.serve(data);
        Path meanwhile = folder.resolve("meanwhile.mp4");
        next.download(next.get(film).path("final_video_url").asString(), meanwhile);
        assertThat(meanwhile).hasSameBinaryContentAs(first);
        JsonNode project = next.await(film);
        nothingWasDoneAgain(next, film, finished, "lost");
        assertThat(next.jobs(film, "succeeded"::equals).stream()
                        .filter(job -> job.path("revision").asInt() == 2)
                        // what the killed attempt had made already, the next one took up
                        .filter(job -> !job.at("/attempts/0/reused").asBoolean())
                        .map(job -> job.path("type").asString() + " "
                                + job.path("item_index").asString("")))
                .containsExactlyInAnyOrder(
                        "generate_audio 3",
                        "generate_image 3",
                        "mix_sound ",
                        "render_clip 3",
                        "render_transition 2",
                        "render_transition 3",
                        "render_final ",
                        "render_preview ");
        until("the dead server left no process", studio.program()::leftNothing);
        everySceneIsThereOnceAndInOrder(next, project, SCRIPT.replace(old, text));
    }

    private static void untilRendering(Studio studio, String film, int succeeded) {
        until(succeeded + " jobs are done and a clip is being rendered", () -> {
            assertThat(studio.get(film).path("status").asString()).isIn("queued", "running");
            return studio.jobs(film, "succeeded"::equals).size() >= succeeded
                    && studio.program().encoders() > 0;
        });
    }

    private static void note(Studio studio, String film, Map<String, JsonNode> finished) {
        studio.jobs(film, "succeeded"::equals)
                .forEach(job -> finished.put(job.path("id").asString(), job));
    }

    private static List<String> attempts(Studio studio, String film) {
        return studio.jobs(film, "succeeded"::equals).stream()
                .flatMap(job -> job.path("attempts").valueStream())
                .map(attempt -> attempt.path("status").asString())
                .toList();
    }

    /** Jobs that had succeeded are as they were; all others ended with the one attempt that succeeded. */
    private static void nothingWasDoneAgain(
            Studio studio, String film, Map<String, JsonNode> finished, String brokenOff) {
        assertThat(studio.jobs(film, status -> !status.equals("succeeded"))).isEmpty();
        for (JsonNode job : studio.jobs(film, "succeeded"::equals)) {
            JsonNode before = finished.get(job.path("id").asString());
            if (before != null) {
                assertThat(job).isEqualTo(before);
            }
            List<String> attempts = job.path("attempts")
                    .valueStream()
                    .map(attempt -> attempt.path("status").asString())
                    .toList();
            assertThat(attempts).as(job::toString).endsWith("succeeded");
            assertThat(attempts.subList(0, attempts.size() - 1)).allMatch(brokenOff::equals);
        }
    }

    private void everySceneIsThereOnceAndInOrder(Studio studio, JsonNode project, String script) throws Exception {
        List<String> scripts = new ArrayList<>();
        List<String> pictures = new ArrayList<>();
        Map<String, String> files =
                studio.files("/v1/projects/" + project.path("id").asString());
        int last = project.path("clips").size() - 1;
        for (JsonNode clip : project.path("clips")) {
            int index = clip.path("index").asInt();
            scripts.add(clip.path("script").asString());
            pictures.addAll(pictures(studio, files, "clip_" + index + ".mp4"));
            if (index < last) {
                pictures.addAll(pictures(studio, files, "transition_" + index + ".mp4"));
            }
        }
        assertThat(String.join(" ", scripts)).isEqualTo(script);
        Path film = folder.resolve("film.mp4");
        studio.download(project.path("final_video_url").asString(), film);
        assertThat(Machine.pictures(film)).isEqualTo(pictures);
        assertThat(pictures).hasSizeGreaterThan(100);
    }

    private List<String> pictures(Studio studio, Map<String, String> files, String name) throws Exception {
        Path file = folder.resolve(name);
        studio.download(Objects.requireNonNull(files.get(name)), file);
        return Machine.pictures(file);
    }
}

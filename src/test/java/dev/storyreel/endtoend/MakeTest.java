package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.testing.OwnFiles;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as a shell or a program sees them: what they write, where, and how they end. */
class MakeTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCRIPT = "Herons wait. Otters float on their backs – and hold hands.";

    @AutoClose
    private final Machine machine;

    @TempDir
    private Path folder;

    MakeTest() throws IOException {
        machine = new Machine();
    }

    private String data() {
        return TestDatabase.prepare(folder.resolve("data")).toString();
    }

    @Test
    void makesAFilmOfStandardInputWithoutAServer() throws Exception {
        Path out = folder.resolve("out");
        Program make = machine.run(
                Map.of("STORYREEL_DATA", data()),
                SCRIPT,
                "make",
                "--script",
                "-",
                "--json",
                "--duration",
                "10",
                "--out",
                out.toString());
        assertThat(make.exitCode()).as(make::toString).isZero();

        List<JsonNode> lines = make.out().stream().map(JSON::readTree).toList();
        assertThat(lines).allMatch(JsonNode::isObject);
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.has("event"));
        JsonNode summary = lines.getLast();
        assertThat(summary.propertyNames()).containsExactly("film", "project_id", "report", "offline");
        assertThat(summary.path("film").asString())
                .isEqualTo(out.resolve("final.mp4").toString());
        assertThat(summary.path("report").asString())
                .isEqualTo(out.resolve("report.json").toString());
        assertThat(summary.path("offline").asBoolean()).isTrue();

        JsonNode report = JSON.readTree(out.resolve("report.json").toFile());
        assertThat(report.path("project_id")).isEqualTo(summary.path("project_id"));
        assertThat(JSON.readTree(out.resolve("plan.json").toFile()).toString()).contains("Herons", "backs –");
        assertThat(Machine.pictures(out.resolve("final.mp4")))
                .hasSize(report.path("film").path("planned_frames").asInt());
        for (int clip = 0; clip < report.path("clips").size(); clip++) {
            for (String name : List.of("audio.wav", "image.png")) {
                assertThat(out.resolve("clip_" + clip + "_" + name)).isNotEmptyFile();
            }
            assertThat(out.resolve("clip_" + clip + ".mp4")).isNotEmptyFile();
        }
        try (var files = Files.list(out)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
        nothingIsLeft();
    }

    @Test
    void interruptedItTidiesUp() throws Exception {
        Path out = folder.resolve("out");
        Program make = machine.run(
                Map.of(),
                "An otter that floats on its back goes on and on across the sea. ".repeat(12),
                "make",
                "--script",
                "-",
                "--data",
                data(),
                "--out",
                out.toString());
        until("a clip is being rendered", () -> make.encoders() > 0);
        make.signal("INT");

        assertThat(make.exitCode()).as(make::toString).isEqualTo(130);
        assertThat(make.out()).isEmpty();
        assertThat(make.errors()).contains("was cancelled");
        until("no process is left", make::leftNothing);
        assertThat(out).isEmptyDirectory();
        nothingIsLeft();
    }

    @Test
    void interruptedWhileItStartsItSaysSo() throws Exception {
        Program make = machine.run("make", "Octopuses", "--data", data(), "--out", "" + folder.resolve("out"));
        until("a studio is being started", () -> make.hasTold("starting a studio on "));
        make.signal("INT");

        assertThat(make.exitCode()).as(make::toString).isEqualTo(130);
        assertThat(make.out()).isEmpty();
        assertThat(make.errors()).contains("storyreel: interrupted").doesNotContain("signing_key");
        until("no process is left", make::leftNothing);
        assertThat(Machine.processesNaming(folder.resolve("data"))).isEmpty();
        assertThat(folder.resolve("data/studio.json")).doesNotExist();
    }

    private void nothingIsLeft() throws IOException {
        assertThat(Machine.processesNaming(folder.resolve("data"))).isEmpty();
        assertThat(folder.resolve("data/work")).isEmptyDirectory();
        assertThat(folder.resolve("data/studio.json")).doesNotExist();
        assertThat(machine.temporaryFiles()).isEmpty();
    }

    @Test
    void commandsShareADirectoryWithTheServerThatHoldsIt() throws Exception {
        String data = data();
        Studio server = machine.serve(Path.of(data));
        String holder = String.valueOf(server.program().pid());
        Path out = folder.resolve("out");
        Program second = machine.run("serve", "--port", "0", "--data", data);
        Program unknown = machine.run("make", "Zxqvw blorf", "--data", data);
        Program doctor = machine.run("doctor", "--json", "--data", data);
        Program make =
                machine.run(Map.of(), "Herons wait.", "make", "--script", "-", "--data", data, "--out", "" + out);

        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.errors())
                .startsWith("storyreel: data_directory_held: ")
                .contains(holder)
                .hasLineCount(1);
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.errors()).contains("storyreel: topic_unknown: ");
        assertThat(unknown.out()).isEmpty();
        assertThat(doctor.exitCode()).isZero();
        assertThat(components(doctor)).containsEntry("studio", "up").containsEntry("database", "up");
        assertThat(make.exitCode()).as(make::toString).isZero();
        assertThat(make.errors()).contains("using the studio that holds", holder);
        assertThat(make.out()).containsExactly(out.resolve("final.mp4").toString());
        JsonNode projects = server.get("/v1/projects").path("data");
        assertThat(projects.size()).isEqualTo(2);
        String film = projects.valueStream()
                .filter(project -> project.path("status").asString().equals("succeeded"))
                .map(project -> project.path("id").asString())
                .findFirst()
                .orElseThrow();
        aSceneIsRedone(data, film);
        ownFilesAreShownAndHeard(server, data, film);
        aWrongPresetIsNamed(data);
    }

    private void ownFilesAreShownAndHeard(Studio server, String data, String id) throws Exception {
        Path picture = Files.write(folder.resolve("holiday.png"), OwnFiles.picture("png", Color.GREEN));
        Path music = Files.write(folder.resolve("waves.wav"), OwnFiles.tone(220, 2));
        Path text = Files.writeString(folder.resolve("notes.png"), "no picture");
        Program wrong = machine.run(
                "redo",
                id,
                "--scene",
                "0",
                "--media",
                "" + text,
                "--captions",
                "box",
                "--data",
                data,
                "--out",
                "" + folder.resolve("wrong"));
        assertThat(wrong.exitCode()).as(wrong::toString).isEqualTo(2);
        assertThat(server.get("/v1/projects/" + id).path("changed").asBoolean())
                .as("a refused file changes nothing")
                .isFalse();

        Path shown = folder.resolve("shown");
        Program redo = machine.run(
                "redo",
                id,
                "--scene",
                "0",
                "--media",
                "" + picture,
                "--music-file",
                "" + music,
                "--data",
                data,
                "--out",
                "" + shown);
        assertThat(redo.exitCode()).as(redo::toString).isZero();
        assertThat(redo.errors()).contains("sending holiday.png: 100 %", "sending waves.wav: 100 %");
        assertThat(shown.resolve("final.mp4")).isNotEmptyFile();
        JsonNode project = server.get("/v1/projects/" + id);
        assertThat(project.at("/clips/0/media/upload_id").asString()).isNotEmpty();
        assertThat(project.path("music_upload_id").asString()).isNotEmpty();

        Path heard = folder.resolve("heard");
        Program make = machine.run(
                Map.of(),
                "Herons wait.",
                "make",
                "--script",
                "-",
                "--duration",
                "60",
                "--music-file",
                "" + music,
                "--data",
                data,
                "--out",
                "" + heard);
        assertThat(make.exitCode()).as(make::toString).isZero();
        assertThat(make.errors()).contains("warning: duration_missed: The film lasts");
        assertThat(heard.resolve("final.mp4")).isNotEmptyFile();
        assertThat(server.get("/v1/uploads")
                        .path("data")
                        .valueStream()
                        .map(upload -> upload.path("status").asString()))
                .as("what was sent is deleted again; what was refused stays for its reason")
                .containsExactly("refused");
    }

    private void aWrongPresetIsNamed(String data) throws Exception {
        Program wrong = machine.run("make", "Octopuses", "--preset", "midnigth", "--data", data);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errors()).contains("--preset: is not a preset; did you mean midnight? There are ");
    }

    private void aSceneIsRedone(String data, String id) throws Exception {
        Path out = folder.resolve("redone");
        Program missing = machine.run("redo", id, "--scene", "7", "--text", "No.", "--data", data);
        Program redo = machine.run(
                "redo", id, "--scene", "0", "--text", "Herons fish.", "--json", "--data", data, "--out", "" + out);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errors()).contains("storyreel: clip_not_found: ");
        assertThat(redo.exitCode()).as(redo::toString).isZero();
        List<JsonNode> lines = redo.out().stream().map(JSON::readTree).toList();
        assertThat(lines.stream().filter(line -> line.path("event").asString("").equals("done")))
                .as("nothing is told of the film before")
                .singleElement()
                .satisfies(done -> assertThat(done.path("revision").asInt()).isEqualTo(2));
        for (String name : List.of("report.json", "plan.json")) {
            assertThat(JSON.readTree(out.resolve(name).toFile()).toString()).contains("Herons fish.");
        }
        assertThat(redo.errors()).doesNotContain("plan 1/1");
        assertThat(out.resolve("final.mp4")).isNotEmptyFile();
    }

    @Test
    void theDoctorLooksAtEveryComponentOfAStudioThatDoesNotRun() throws Exception {
        Program doctor = machine.run("doctor", "--json", "--data", data());
        assertThat(doctor.exitCode()).as(doctor::toString).isZero();
        assertThat(components(doctor))
                .containsKeys("java", "data_directory", "database", "storage", "ffmpeg")
                .hasSizeGreaterThanOrEqualTo(8)
                .containsValue("up")
                .doesNotContainValue("down");
        assertThat(Machine.processesNaming(folder.resolve("data"))).isEmpty();
    }

    @Test
    void theDoctorLooksAtTheOthersWhereARouteIsWrong() throws Exception {
        Program doctor = machine.run(
                Map.of("STORYREEL_PROVIDER_ROUTE_SPEECH", "nobody"), "", "doctor", "--json", "--data", data());
        assertThat(doctor.exitCode()).as(doctor::toString).isEqualTo(3);
        assertThat(components(doctor, "down"))
                .containsEntry("providers", "down")
                .containsEntry("database", "up")
                .containsEntry("storage", "up")
                .containsEntry("ffmpeg", "up")
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(doctor.out().getFirst())
                .containsOnlyOnce("route_invalid")
                .contains("STORYREEL_PROVIDER_ROUTE_SPEECH");
    }

    private static Map<String, String> components(Program doctor) throws InterruptedException {
        return components(doctor, "up");
    }

    private static Map<String, String> components(Program doctor, String status) throws InterruptedException {
        assertThat(doctor.out()).hasSize(1);
        JsonNode told = JSON.readTree(doctor.out().getFirst());
        assertThat(told.path("status").asString()).isEqualTo(status);
        return told.path("components")
                .valueStream()
                .collect(Collectors.toMap(
                        component -> component.path("component").asString(),
                        component -> component.path("status").asString()));
    }

    @Test
    void aWrongCommandEndsBeforeAnythingIsStarted() throws Exception {
        Path data = folder.resolve("none");
        Program wrong = machine.run("make", "Octopuses", "--duration", "5", "--data", data.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errors()).startsWith("storyreel: usage: --duration").hasLineCount(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(data).doesNotExist();
    }
}

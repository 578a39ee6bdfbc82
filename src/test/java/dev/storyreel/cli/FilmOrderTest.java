package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmOrderTest {
    private static final String RUNNING = "{\"id\":\"p-1\",\"status\":\"running\",\"progress\":40}";
    private static final String DONE = "{\"id\":\"p-1\",\"status\":\"succeeded\",\"progress\":100,\"title\":\"T\","
            + "\"offline\":true,\"warnings\":[{\"code\":\"short\",\"message\":\"too short\"}]}";
    private static final String ASSETS = "{\"data\":[{\"name\":\"final.mp4\",\"url\":\"/files/f\",\"size_bytes\":4},"
            + "{\"name\":\"report.json\",\"url\":\"/files/r\",\"size_bytes\":2}]}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @SuppressWarnings("NullAway.Init")
    private ProtocolServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ProtocolServer()
                .json("GET /files/f", 200, "film")
                .json("GET /files/r", 200, "{}")
                .brokenEvents("GET /v1/projects/p-1/events", "id: 1\nevent: progress\ndata: {\"progress\":40}\n\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bringsTheFilmAndPrintsItsPathLast() throws Exception {
        server.json("POST /v1/projects", 202, RUNNING)
                .json("GET /v1/projects/p-1", 200, RUNNING)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        assertThat(make(false)).isZero();
        assertThat(text(out)).isEqualTo(folder.resolve("f/final.mp4") + "\n");
        assertThat(text(notes)).contains("warning: short: too short", "made offline", "storyreel redo p-1 --scene");
        assertThat(folder.resolve("f/final.mp4")).hasContent("film");
        assertThat(files()).containsExactlyInAnyOrder("final.mp4", "report.json");
    }

    @Test
    void everyLineIsJsonForPrograms() throws Exception {
        server.json("POST /v1/projects", 202, RUNNING)
                .json("GET /v1/projects/p-1", 200, RUNNING)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        make(true);
        List<String> lines = text(out).lines().toList();
        assertThat(lines)
                .startsWith(
                        "{\"event\":\"project\",\"project_id\":\"p-1\"}", "{\"event\":\"progress\",\"progress\":40}");
        Map<?, ?> last = StudioClient.JSON.readValue(lines.getLast(), Map.class);
        assertThat(last.get("project_id")).isEqualTo("p-1");
        assertThat(last.get("offline")).isEqualTo(true);
        assertThat(last.get("film")).isEqualTo(folder.resolve("f/final.mp4").toString());
    }

    @Test
    void anOrderWhoseAnswerGotLostIsRepeatedUnderTheSameKey() throws Exception {
        server.json("POST /v1/projects", 500, "{}")
                .json("POST /v1/projects", 202, DONE)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        assertThat(make(false)).isZero();
        List<String> keys = server.asked.stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(ProtocolServer.Asked::idempotencyKey)
                .toList();
        assertThat(keys).hasSize(2).doesNotContain("null");
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    }

    @Test
    void anOrderWhoseFirstRequestIsStillAnsweredIsAskedForAgain() throws Exception {
        String busy = "{\"code\":\"idempotency_key_in_use\"}";
        server.json("POST /v1/projects", 500, "{}");
        for (int i = 0; i < 5; i++) {
            server.json("POST /v1/projects", 409, busy);
        }
        server.json("POST /v1/projects", 202, DONE)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        assertThat(make(false)).isZero();
    }

    @Test
    void deliveredFilesHaveTheRightsThatNewFilesHave() throws Exception {
        server.json("POST /v1/projects", 202, DONE)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        make(false);
        Path own = Files.writeString(folder.resolve("own"), "");
        assertThat(Files.getPosixFilePermissions(folder.resolve("f/final.mp4")))
                .isEqualTo(Files.getPosixFilePermissions(own));
    }

    @Test
    void whatAnotherFilmLeftInTheFolderIsNotReplaced() throws Exception {
        server.json("POST /v1/projects", 202, DONE)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        Files.createDirectory(folder.resolve("f"));
        Files.writeString(folder.resolve("f/report.json"), "another's");
        refused("out_not_empty", ExitCode.USAGE, "report.json");
        assertThat(folder.resolve("f/report.json")).hasContent("another's");
        assertThat(files()).containsExactly("report.json");
    }

    @Test
    void aFailedProductionSaysWhyAndHowToTryAgain() {
        server.json("POST /v1/projects", 202, RUNNING)
                .json(
                        "GET /v1/projects/p-1",
                        200,
                        "{\"id\":\"p-1\",\"status\":\"failed\",\"error\":{\"code\":\"disk_full\",\"type\":\"resources\","
                                + "\"message\":\"no room\"}}");
        refused("disk_full", ExitCode.FAILED, "--resume p-1");
    }

    @Test
    void aRefusedFieldIsNamedAsItsFlag() {
        server.json(
                "POST /v1/projects",
                422,
                "{\"code\":\"validation_failed\",\"errors\":[{\"field\":\"duration_seconds\",\"message\":\"too long\"}]}");
        refused("validation_failed", ExitCode.USAGE, "--duration: too long");
    }

    @Test
    void aMissingKeyIsARefusal() {
        server.json("POST /v1/projects", 401, "{\"code\":\"api_key_missing\"}");
        refused("api_key_missing", ExitCode.REFUSED, "API_KEY");
    }

    @Test
    void aNameThatLeadsOutOfTheFolderIsRefusedBeforeAnythingIsWritten() throws Exception {
        server.json("POST /v1/projects", 202, DONE)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json(
                        "GET /v1/projects/p-1/assets",
                        200,
                        "{\"data\":[{\"name\":\"../../x\",\"url\":\"/files/f\",\"size_bytes\":4}]}");
        refused("studio_bad_answer", ExitCode.FAILED, "../../x");
        assertThat(files()).isEmpty();
    }

    @Test
    void aDownloadLongerThanAnnouncedLeavesNothing() throws Exception {
        server.json("POST /v1/projects", 202, DONE)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json(
                        "GET /v1/projects/p-1/assets",
                        200,
                        "{\"data\":[{\"name\":\"final.mp4\",\"url\":\"/files/f\",\"size_bytes\":3}]}");
        refused("download_failed", ExitCode.FAILED, "announced");
        assertThat(files()).isEmpty();
    }

    @Test
    void anInterruptCancelsTheProduction() throws Exception {
        server.json("POST /v1/projects", 202, RUNNING)
                .json("GET /v1/projects/p-1", 200, RUNNING)
                .json("DELETE /v1/jobs/p-1", 200, RUNNING);
        Progress interrupting = (project, stages) -> Thread.currentThread().interrupt();
        try (StudioClient client = new StudioClient(server.url())) {
            int exit = new FilmOrder(client, interrupting, print(out), print(notes), false)
                    .carryOut(Order.create(Map.of("topic", "octopuses")), null);
            assertThat(exit).isEqualTo(ExitCode.INTERRUPTED);
        }
        assertThat(server.asked)
                .anyMatch(
                        asked -> asked.method().equals("DELETE") && asked.path().equals("/v1/jobs/p-1"));
        assertThat(text(notes)).contains("storyreel make --resume p-1");
    }

    @Test
    void anInterruptOnceTheFilmIsThereTakesNothingBack() throws Exception {
        server.json("POST /v1/uploads", 201, "{\"id\":\"u-1\",\"url\":\"/files/u\"}")
                .json("PUT /files/u", 200, "{}")
                .json("POST /v1/projects", 202, DONE)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        LocalFile music = LocalFile.music("--music-file", "" + Files.writeString(folder.resolve("m.mp3"), "music"));
        OutputStream interrupting = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                Thread.currentThread().interrupt();
            }
        };
        Progress progress = new LineProgress(print(notes), new TimeLeft(() -> 0));
        PrintStream told = new PrintStream(interrupting, true, StandardCharsets.UTF_8);
        try (StudioClient client = new StudioClient(server.url())) {
            Order order = with -> {
                music.send(with, print(notes));
                return Order.create(Map.of("topic", "octopuses")).place(with);
            };
            int exit = new FilmOrder(client, progress, told, print(notes), false)
                    .carryOut(order, FilmFolder.prepare(folder.resolve("f"), null));
            assertThat(exit).isZero();
        }
        assertThat(interrupting).asString().isEqualTo(folder.resolve("f/final.mp4") + "\n");
        assertThat(server.asked)
                .noneMatch(
                        asked -> asked.method().equals("DELETE") && asked.path().startsWith("/v1/jobs"));
    }

    @Test
    void aFileThatGoesToAnotherServiceIsToldOfToTheStudio() throws Exception {
        LocalFile music = LocalFile.music("--music-file", "" + Files.writeString(folder.resolve("m.mp3"), "music"));
        try (ProtocolServer bucket = new ProtocolServer();
                StudioClient client = new StudioClient(server.url())) {
            String ticket = "{\"id\":\"u-1\",\"url\":\"%s/b/u\",\"headers\":{\"x-amz-checksum-sha256\":\"c\"}}"
                    .formatted(bucket.url());
            server.json("POST /v1/uploads", 201, ticket).json("POST /v1/uploads/u-1/complete", 200, "{}");
            bucket.json("PUT /b/u", 200, "{}").json("PUT /b/u", 403, "{\"code\":\"\"}");

            assertThat(music.send(client, print(notes))).isEqualTo("u-1");
            assertThat(bucket.asked).extracting(ProtocolServer.Asked::body).containsExactly("music");
            assertThat(server.asked.getLast().path()).isEqualTo("/v1/uploads/u-1/complete");
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> music.send(client, print(notes)))
                    .withMessageContaining("did not take the file")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("upload_failed"));
        }
    }

    @Test
    void aFileThatIsRefusedIsCalledByItsOwnName() throws Exception {
        server.json("POST /v1/uploads", 201, "{\"id\":\"u-1\",\"url\":\"/files/u\"}")
                .json("PUT /files/u", 400, "{\"code\":\"upload_not_a_clip\",\"detail\":\"it holds sound alone\"}")
                .json("PUT /files/u", 409, "{\"code\":\"x\",\"detail\":\"the upload u-1 was refused: it is empty\"}")
                .json("PUT /files/u", 200, "{}")
                .json(
                        "POST /v1/projects",
                        400,
                        "{\"code\":\"upload_wrong_purpose\",\"errors\":[{\"field\":\"music_upload_id\","
                                + "\"message\":\"the upload u-1 was sent as clip\"}]}");
        LocalFile music = LocalFile.music("--music-file", "" + Files.writeString(folder.resolve("m.mp3"), "music"));
        try (StudioClient client = new StudioClient(server.url())) {
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> music.send(client, print(notes)))
                    .withMessage("--music-file: m.mp3: it holds sound alone")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("upload_not_a_clip"));
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> music.send(client, print(notes)))
                    .withMessage("m.mp3 was refused: it is empty");
            music.send(client, print(notes));
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> client.create(Map.of(), "key"))
                    .withMessage("--music-file: m.mp3 was sent as clip");
        }
    }

    @Test
    void anUploadWhoseIdLeadsElsewhereIsNotDeleted() throws Exception {
        server.json("POST /v1/uploads", 201, "{\"id\":\"../projects/p-1\",\"url\":\"/files/u\"}");
        LocalFile music = LocalFile.music("--music-file", "" + Files.writeString(folder.resolve("m.mp3"), "music"));
        try (StudioClient client = new StudioClient(server.url())) {
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> music.send(client, print(notes)))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("studio_bad_answer"));
        }
        assertThat(server.asked).extracting(ProtocolServer.Asked::method).containsExactly("POST");
    }

    @Test
    void aCancelledProductionIsResumed() throws Exception {
        server.json("GET /v1/projects/p-1", 200, "{\"id\":\"p-1\",\"status\":\"cancelled\"}")
                .json("POST /v1/projects/p-1/retry", 202, RUNNING)
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS);
        try (StudioClient client = new StudioClient(server.url())) {
            Progress progress = new LineProgress(print(notes), new TimeLeft(() -> 0));
            int exit = new FilmOrder(client, progress, print(out), print(notes), false)
                    .carryOut(Order.resume("p-1", Map.of()), FilmFolder.prepare(folder.resolve("f"), null));
            assertThat(exit).isZero();
        }
    }

    @Test
    void aFilmThatWasBroughtBeforeIsNotBroughtAgain() throws Exception {
        server.json("GET /files/r2", 200, "{\"project_id\":\"p-1\",\"revision\":1}")
                .json("GET /v1/projects/p-1", 200, DONE)
                .json("GET /v1/projects/p-1/assets", 200, ASSETS.replace("/files/r\",\"size_bytes\":2", "/files/r2\""));
        assertThat(resume()).isZero();
        assertThat(text(notes)).doesNotContain("there already");
        server.asked.clear();
        assertThat(resume()).isZero();
        assertThat(text(notes)).contains("the film was there already");
        assertThat(text(out).lines()).hasSize(2).containsOnly("" + folder.resolve("f/final.mp4"));
        assertThat(server.asked).noneMatch(asked -> asked.path().startsWith("/files/"));

        Files.delete(folder.resolve("f/final.mp4"));
        server.asked.clear();
        assertThat(resume()).isZero();
        assertThat(folder.resolve("f/final.mp4")).hasContent("film");
        assertThat(server.asked)
                .extracting(ProtocolServer.Asked::path)
                .filteredOn(path -> path.startsWith("/files/"))
                .containsExactly("/files/f");
    }

    @Test
    void anotherRevisionOfAFilmIsNotMixedWithTheFirst() throws Exception {
        Files.createDirectory(folder.resolve("f"));
        Files.writeString(folder.resolve("f/report.json"), "{\"project_id\":\"p-1\",\"revision\":2}");
        server.json("GET /v1/projects/p-1", 200, DONE).json("GET /v1/projects/p-1/assets", 200, ASSETS);
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(this::resume)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("out_not_empty"));
        assertThat(files()).containsExactly("report.json");
    }

    private int resume() {
        try (StudioClient client = new StudioClient(server.url())) {
            return new FilmOrder(
                            client,
                            new LineProgress(print(notes), new TimeLeft(() -> 0)),
                            print(out),
                            print(notes),
                            false)
                    .carryOut(Order.resume("p-1", Map.of()), FilmFolder.prepare(folder.resolve("f"), "p-1"));
        }
    }

    @Test
    void aFolderWithAFilmIsRefused() throws Exception {
        Files.createDirectory(folder.resolve("f"));
        Files.writeString(folder.resolve("f/final.mp4"), "another");
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> FilmFolder.prepare(folder.resolve("f"), null))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("out_not_empty"));
    }

    private void refused(String code, int exitCode, String words) {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> make(false))
                .withMessageContaining(words)
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.exitCode()).isEqualTo(exitCode);
                });
    }

    private int make(boolean json) {
        Progress progress = json ? new JsonProgress(print(out)) : new LineProgress(print(notes), new TimeLeft(() -> 0));
        try (StudioClient client = new StudioClient(server.url())) {
            return new FilmOrder(client, progress, print(out), print(notes), json)
                    .carryOut(
                            Order.create(Map.of("topic", "octopuses")), FilmFolder.prepare(folder.resolve("f"), null));
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder.resolve("f"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

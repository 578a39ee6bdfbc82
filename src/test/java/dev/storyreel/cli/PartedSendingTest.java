package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storyreel.cli.ProtocolServer.Asked;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PartedSendingTest {
    private static final String MUSIC = "the music";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream notes = new PrintStream(told, true, StandardCharsets.UTF_8);
    private ProtocolServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ProtocolServer()
                .json("POST /v1/uploads", 201, "{\"id\":\"u-1\",\"url\":\"/files/u\",\"part_size_bytes\":4}")
                .json("POST /v1/uploads/u-1/parts", 200, ticket(1))
                .json("POST /v1/uploads/u-1/parts", 200, ticket(2))
                .json("POST /v1/uploads/u-1/parts", 200, ticket(3))
                .json("PUT /files/1", 204, "")
                .json("PUT /files/2", 204, "")
                .json("PUT /files/3", 204, "")
                .json("POST /v1/uploads/u-1/complete", 200, "{}")
                .json("DELETE /v1/uploads/u-1", 204, "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String ticket(int number) {
        return "{\"data\":[{\"number\":%d,\"url\":\"/files/%d\"}]}".formatted(number, number);
    }

    private static String before(String status, long size, String contentType) {
        return """
                {"id": "u-1", "purpose": "music", "status": "%s", "size_bytes": %d, "content_type": "%s",
                "part_size_bytes": 4}""".formatted(status, size, contentType);
    }

    private ProtocolServer before(String... uploads) {
        return server.json("GET /v1/uploads", 200, "{\"data\":[" + String.join(",", uploads) + "]}");
    }

    private LocalFile music() throws IOException {
        return LocalFile.music("--music-file", "" + Files.writeString(folder.resolve("m.mp3"), MUSIC));
    }

    private static String sha256(String text) {
        return OwnFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private String send(StudioClient client) throws Exception {
        return new PartedSending(music(), sha256(MUSIC), client, notes).send();
    }

    private List<String> sent() {
        return server.asked.stream()
                .filter(asked -> asked.method().equals("PUT"))
                .map(Asked::body)
                .toList();
    }

    private List<String> asked() {
        return server.asked.stream()
                .map(asked -> asked.method() + " " + asked.path())
                .toList();
    }

    @Test
    void eachPartIsSentToAUrlOfItsOwn() throws Exception {
        before();
        try (StudioClient client = new StudioClient(server.url())) {
            assertThat(send(client)).isEqualTo("u-1");
            client.discardUploads();
        }
        assertThat(server.asked.getFirst().query()).isEqualTo("sha256=" + sha256(MUSIC));
        assertThat(sent()).containsExactly("the ", "musi", "c");
        assertThat(server.asked)
                .filteredOn(asked -> asked.path().endsWith("/parts"))
                .extracting(Asked::body)
                .anyMatch(body -> body.contains("\"number\":2") && body.contains(sha256("musi")));
        assertThat(asked()).endsWith("POST /v1/uploads/u-1/complete", "DELETE /v1/uploads/u-1");
        assertThat(told.toString(StandardCharsets.UTF_8)).endsWith("sending m.mp3: 100 %" + System.lineSeparator());
    }

    @Test
    void itGoesOnWithWhatIsMissingOfTheVerySameFile() throws Exception {
        before(
                        before("refused", MUSIC.length(), "audio/mpeg"),
                        before("waiting", MUSIC.length(), "audio/wav"),
                        before("waiting", MUSIC.length(), "audio/mpeg"))
                .json("GET /v1/uploads/u-1/parts", 200, "{\"data\":[{\"number\":1},{\"number\":3}]}");
        server.json("POST /v1/uploads", 500, "{}");
        try (StudioClient client = new StudioClient(server.url())) {
            assertThat(send(client)).isEqualTo("u-1");
        }
        assertThat(asked()).doesNotContain("POST /v1/uploads").endsWith("POST /v1/uploads/u-1/complete");
        assertThat(server.asked)
                .filteredOn(asked ->
                        asked.path().endsWith("/parts") && asked.method().equals("POST"))
                .extracting(Asked::body)
                .singleElement()
                .asString()
                .contains("\"number\":2");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("going on with m.mp3");
    }

    /** It may be somebody else's. */
    @Test
    void whatIsThereAlreadyIsNeitherSentNorDeleted() throws Exception {
        before(before("waiting", MUSIC.length(), "audio/mpeg"), before("ready", MUSIC.length(), "audio/mpeg"));
        try (StudioClient client = new StudioClient(server.url())) {
            assertThat(send(client)).isEqualTo("u-1");
            client.discardUploads();
        }
        assertThat(asked()).containsExactly("GET /v1/uploads");
    }

    @Test
    void aPartThatIsNotTakenIsSentAgainBeforeTheRestIsLeftForLater() throws Exception {
        before(before("waiting", MUSIC.length(), "audio/mpeg").replace("u-1", "u-2"))
                .json("GET /v1/uploads/u-2/parts", 200, "{}")
                .json("POST /v1/uploads/u-2/parts", 200, ticket(8))
                .json("POST /v1/uploads/u-2/parts", 200, ticket(9))
                .json("PUT /files/8", 503, "{}")
                .json("PUT /files/8", 204, "")
                .json("PUT /files/9", 503, "{}");
        try (StudioClient client = new StudioClient(server.url())) {
            assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> send(client));
        }
        assertThat(sent()).startsWith("the ", "the ", "musi", "musi").doesNotContain("c");
        assertThat(asked()).doesNotContain("POST /v1/uploads/u-2/complete");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("keeps for some days what was sent of m.mp3");
    }

    @Test
    void onlyBigFilesGoInParts() throws Exception {
        Path big = folder.resolve("big.mp3");
        try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(PartedSending.AT_ONCE + 1);
        }
        before(before("ready", Files.size(big), "audio/mpeg"));
        server.json("PUT /files/u", 204, "");
        try (StudioClient client = new StudioClient(server.url())) {
            assertThat(LocalFile.music("--music-file", "" + big).send(client, notes))
                    .isEqualTo("u-1");
            assertThat(sent()).isEmpty();
            assertThat(music().send(client, notes)).isEqualTo("u-1");
            assertThat(sent()).containsExactly(MUSIC);
        }
    }

    /** Ctrl-C while the second of three parts is on its way, and the same command again. */
    @Test
    void whatWasInterruptedGoesOnAtARealStudio(@TempDir Path data) throws Exception {
        byte[] picture = OwnFiles.noise(2000, 1900);
        Path file = Files.write(folder.resolve("noise.png"), picture);
        Thread self = Thread.currentThread();
        ByteArrayOutputStream interrupting = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (new String(bytes, offset, length, StandardCharsets.UTF_8).contains(": 50 %")) {
                    self.interrupt();
                }
            }
        };
        LocalFile own = LocalFile.seen("--media", "" + file);
        String sha256 = OwnFiles.sha256(picture);
        try (StudioServer studio = StudioServer.start(
                        data, List.of(), "storyreel.jobs.worker-enabled=false", "storyreel.upload.part-size=5MB");
                PrintStream stopping = new PrintStream(interrupting, true, StandardCharsets.UTF_8);
                StudioClient first = new StudioClient(studio.uri("/"));
                StudioClient second = new StudioClient(studio.uri("/"))) {
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> new PartedSending(own, sha256, first, stopping).send());
            assertThat(interrupting.toString(StandardCharsets.UTF_8)).contains("the same command goes on");
            JsonNode waiting = studio.get("/v1/uploads").body().at("/data/0");
            String id = waiting.path("id").asString();
            assertThat(waiting.path("status").asString()).isEqualTo("waiting");
            assertThat(first.sentParts(id)).contains(new Answers.SentPart(1)).doesNotContain(new Answers.SentPart(3));

            assertThat(new PartedSending(own, sha256, second, notes).send()).isEqualTo(id);
            assertThat(told.toString(StandardCharsets.UTF_8))
                    .contains("going on with noise.png")
                    .doesNotContain(": 0 %");
            assertThat(studio.get("/v1/uploads/" + id).body().path("status").asString())
                    .isEqualTo("ready");
            second.discardUploads();
            // who announced it may still want it
            assertThat(studio.get("/v1/uploads").body().path("data").size()).isOne();
        }
    }
}

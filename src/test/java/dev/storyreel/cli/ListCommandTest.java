package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.cli.Answers.Works;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    private void print(String answer) {
        ListCommand.print(
                StudioClient.JSON.readValue(answer, Works.class),
                ZoneId.of("Europe/Berlin"),
                stream(out),
                stream(notes));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void eachWorkHasALineWithItsWholeId() {
        print("""
                {"data": [
                  {"id": "01890000-0000-7000-8000-000000000001", "kind": "story", "title": "Why\\u001b cats purr",
                   "status": "succeeded", "progress": 100, "created_at": "2026-03-01T23:30:00Z"},
                  {"id": "01890000-0000-7000-8000-000000000002", "kind": "dub", "status": "running", "progress": 7.9}],
                 "next_cursor": "c"}
                """);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        head -> assertThat(head).startsWith("ID "),
                        film -> assertThat(film)
                                .startsWith("01890000-0000-7000-8000-000000000001  story ")
                                .contains(" succeeded  100 %  2026-03-02 00:30  ")
                                .endsWith("  Why  cats purr"),
                        dub -> assertThat(dub)
                                .startsWith("01890000-0000-7000-8000-000000000002  dub ")
                                .endsWith(" running      7 %"));
        assertThat(notes.toString(StandardCharsets.UTF_8)).contains("--limit");
    }

    @Test
    void anEmptyListSaysSo() {
        print("{\"data\": []}");
        assertThat(out.size()).isZero();
        assertThat(notes.toString(StandardCharsets.UTF_8)).contains("no such work");
    }

    @Test
    void theStudioIsAskedForWhatIsWanted() throws Exception {
        try (ProtocolServer server = new ProtocolServer().json("GET /v1/jobs", 200, "{\"data\": []}");
                StudioClient client = new StudioClient(server.url())) {
            client.works(new Fields()
                    .put("status", Choices.Status.failed)
                    .put("limit", 5)
                    .toMap());
            assertThat(server.asked.getFirst().query()).isEqualTo("status=failed&limit=5");
            client.works(Map.of());
            assertThat(server.asked.getLast().query()).isNull();
        }
    }
}

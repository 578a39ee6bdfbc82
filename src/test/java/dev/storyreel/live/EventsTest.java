package dev.storyreel.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {
    private StudioServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.jobs.worker-enabled=false",
                "storyreel.live.max-streams=2",
                "storyreel.live.heartbeat=100ms",
                "storyreel.live.poll=50ms");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String begin() {
        return server.post("/v1/projects", "{\"topic\": \"Squid\"}").header("Location");
    }

    private List<String> all(String path, String... headers) throws IOException {
        try (var body = server.open(path, headers).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static List<String> named(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field + ": "))
                .map(line -> line.substring(field.length() + 2))
                .toList();
    }

    @Test
    void storedEventsAreToldAndTheStreamEndsWithDone() throws IOException {
        String path = begin();
        server.delete(path);

        List<String> lines = all(path + "/events");
        assertThat(named(lines, "event").getLast()).isEqualTo("done");
        assertThat(named(lines, "data")).allMatch(data -> data.startsWith("{") && data.endsWith("}"));
        assertThat(all(path.replace("projects", "jobs") + "/events")).isEqualTo(lines);
    }

    @Test
    void aStreamGoesOnAfterTheLastEventSeen() throws IOException {
        String path = begin();
        server.delete(path);
        List<String> ids = named(all(path + "/events"), "id");
        assertThat(ids).hasSizeGreaterThan(1);

        List<String> rest = ids.subList(1, ids.size());
        assertThat(named(all(path + "/events", "Last-Event-ID", ids.getFirst()), "id"))
                .isEqualTo(rest);
        assertThat(named(all(path + "/events?last_event_id=" + ids.getFirst()), "id"))
                .isEqualTo(rest);
        assertThat(server.get(path + "/events", "Last-Event-ID", ids.getLast()).status())
                .isEqualTo(204);
        assertThat(server.get(path + "/events", "Last-Event-ID", "yesterday").status())
                .isEqualTo(400);
    }

    /** Without an end the streams would never be read to it. */
    @Test
    @Timeout(60)
    void aStreamEndsThoughAJobEndedAfterItsProduction() throws IOException {
        String path = begin();
        server.delete(path);
        JdbcClient.create(server.get(DataSource.class))
                .sql("""
                        insert into job_events (production_id, type, data, created_at)
                        select production_id, 'job', '{}', now() from job_events
                        where type = 'done' and production_id = ?::uuid
                        """)
                .param(path.substring(path.lastIndexOf('/') + 1))
                .update();
        List<String> lines = all(path + "/events");
        assertThat(named(lines, "event")).endsWith("done", "job");

        List<String> ids = named(lines, "id");
        String done = ids.get(ids.size() - 2);
        assertThat(named(all(path + "/events", "Last-Event-ID", done), "event")).containsExactly("job");
    }

    @Test
    void newEventsComeAsTheyHappen() throws IOException {
        String path = begin();
        var response = server.open(path + "/events");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            List<String> told = new ArrayList<>();
            String line = lines.readLine();
            while (!line.startsWith(": ")) {
                told.add(line);
                line = lines.readLine();
            }
            assertThat(named(told, "event")).doesNotContain("done");
            server.delete(path);
            assertThat(named(lines.lines().toList(), "event"))
                    .contains("status")
                    .endsWith("done");
        }
    }

    @Test
    void clientsThatGoLeaveNothingBehindAndMoreThanTheLimitAreRefused() throws IOException {
        String path = begin();
        EventStreams streams = server.get(EventStreams.class);
        StudioServer.until("no other stream is open", () -> streams.open() == 0);
        var one = server.open(path + "/events");
        var two = server.open(path + "/events");
        Answer third = server.get(path + "/events");
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.body().path("code").asString()).isEqualTo("too_many_streams");
        assertThat(third.header("Retry-After")).isEqualTo("5");

        one.body().close();
        two.body().close();
        StudioServer.until("the streams are gone", () -> streams.open() == 0);
        assertThat(server.get(Signals.class).listenedFor()).isZero();
    }

    @Test
    void anotherKindOfAddressDoesNotShowIt() {
        String path = begin();
        assertThat(server.get(path.replace("projects", "ads") + "/events").status())
                .isEqualTo(404);
        assertThat(server.get(path.replace("projects", "ads") + "/debug/jobs").status())
                .isEqualTo(404);
    }

    @Test
    void allWorkIsListedShownAndCancelled() {
        String path = begin().replace("projects", "jobs");
        Answer shown = server.get(path);
        assertThat(shown.body().path("kind").asString()).isEqualTo("story");
        assertThat(server.get("/v1/jobs?kind=story&status=queued&limit=100")
                        .body()
                        .path("data")
                        .valueStream())
                .contains(shown.body());
        for (String kind : List.of("other", "%00")) {
            Answer none = server.get("/v1/jobs?kind=" + kind);
            assertThat(none.status()).isEqualTo(200);
            assertThat(none.body().path("data").isEmpty()).isTrue();
        }
        assertThat(server.post(path + "/retry", "").status()).isEqualTo(409);
        assertThat(server.delete(path).body().path("status").asString()).isEqualTo("cancelled");
        assertThat(server.get(path.replace(path.substring(9, 13), "0000")).status())
                .isEqualTo(404);
    }
}

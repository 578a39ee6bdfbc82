package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.Productions;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of dubs that ended long ago, by a clock that is set by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldDubsTest {
    private static final Duration KEPT = Duration.ofHours(5);
    private static final Talk TALK = Talk.of(3, 6, 1);

    /** Takes its time with American English. */
    static class Slow extends WordyTranslator {
        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public Translation translate(TranslationRequest request) {
            try {
                if (request.target().equals("en-US")) {
                    done.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.translate(request);
        }
    }

    private StudioServer server;
    private DubClient dubs;
    private byte[] voice;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        voice = Files.readAllBytes(TALK.write(data.resolve("talk.wav")));
        server = StudioServer.start(
                data, List.of(Slow.class), "storyreel.provider.route.speech=offline", "storyreel.dub.kept-for=" + KEPT);
        dubs = new DubClient(server);
    }

    @AfterAll
    void stop() {
        server.get(Slow.class).done.countDown();
        server.close();
    }

    @Test
    void whatEndedLongAgoIsErasedAndNothingElse() {
        String again = made();
        String old = made();
        String young = made();
        Instant end = ended(old);
        assertThat(ended(young)).isAfter(end);
        // it ended before them, and is being made again
        assertThat(ended(again)).isBefore(end);
        assertThat(server.post(again + "/languages", "{\"target_languages\": [\"en-US\"]}")
                        .status())
                .isEqualTo(202);
        long files = rows("assets", "production_id", old);
        long bytes = bytes(old);
        assertThat(files).isPositive();
        assertThat(objects(old)).isNotEmpty();

        sweptAt(end.plus(KEPT));
        for (String kept : List.of(again, old, young)) {
            assertThat(server.get(kept).status()).as("not older than it may be").isEqualTo(200);
        }

        sweptAt(end.plus(KEPT).plusNanos(1000));
        StudioServer.until("its files are gone", () -> rows("assets", "production_id", old) == 0);
        assertThat(objects(old)).isEmpty();
        assertThat(server.get(old).body().path("code").asString()).isEqualTo("dub_not_found");
        assertThat(server.get(old + "/assets").status()).isEqualTo(404);
        assertThat(server.get(old + "/languages/en/lines").status()).isEqualTo(404);
        for (String table : List.of("dub_lines", "dub_languages", "dub_takes")) {
            assertThat(rows(table, "dub_id", old)).as(table).isZero();
            assertThat(rows(table, "dub_id", young)).as(table).isPositive();
        }
        assertThat(rows("dubs", "id", old)).isZero();
        for (String path : List.of(old, old.replace("/dubs/", "/jobs/"))) {
            JsonNode erased = lastEvent(path, "erased");
            assertThat(erased.path("files").asLong()).as(erased.toString()).isEqualTo(files);
            assertThat(erased.path("bytes").asLong()).as(erased.toString()).isEqualTo(bytes);
        }
        isWhole(young);

        sweptAt(ended(young).plus(KEPT.multipliedBy(20)));
        assertThat(server.get(young).status()).isEqualTo(404);
        assertThat(server.get(again).body().path("status").asString())
                .as("what is being made is never old")
                .isEqualTo("running");
        server.get(Slow.class).done.countDown();
        JsonNode dub = dubs.await(again, "succeeded");
        assertThat(dubs.in(dub, "en-US").path("status").asString()).isEqualTo("succeeded");
        isWhole(again);
    }

    private String made() {
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        String path = dubs.begin("""
                {"voice_upload_id": "%s", "source_language": "de", "target_languages": ["en"],
                 "transcript": "1\\n00:00:00,500 --> 00:00:02,500\\nWas ist das?"}
                """.formatted(upload));
        dubs.await(path, "succeeded");
        return path;
    }

    private void isWhole(String dub) {
        assertThat(server.get(dub).status()).isEqualTo(200);
        assertThat(dubs.file(dub, "en_mix.flac")).isNotEmpty();
        assertThat(server.get(dub + "/languages/en/lines").body().path("data").size())
                .isEqualTo(1);
    }

    private Instant ended(String dub) {
        return server.get(JdbcClient.class)
                .sql("select finished_at from productions where id = ?")
                .param(id(dub))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .single()
                .toInstant();
    }

    @Test
    void anOwnerMayHaveATimeOfHisOwn() {
        String dub = made();
        DubSettings longer =
                new DubSettings(KEPT, Map.of("local", KEPT.multipliedBy(2), "anna", Duration.ofSeconds(1)));
        sweptAt(ended(dub).plus(KEPT).plusNanos(1000), longer);
        assertThat(server.get(dub).status()).isEqualTo(200);
        sweptAt(ended(dub).plus(KEPT.multipliedBy(2)).plusNanos(1000), longer);
        assertThat(server.get(dub).status()).isEqualTo(404);
    }

    private void sweptAt(Instant now) {
        sweptAt(now, server.get(DubSettings.class));
    }

    private void sweptAt(Instant now, DubSettings settings) {
        new OldDubs(
                        server.get(Dubs.class),
                        server.get(Productions.class),
                        settings,
                        server.get(TransactionTemplate.class),
                        Clock.fixed(now, ZoneOffset.UTC))
                .sweep();
    }

    private long rows(String table, String column, String dub) {
        return server.get(JdbcClient.class)
                .sql("select count(*) from " + table + " where " + column + " = ?")
                .param(id(dub))
                .query(Long.class)
                .single();
    }

    private long bytes(String dub) {
        return server.get(JdbcClient.class)
                .sql("select sum(size_bytes) from assets where production_id = ?")
                .param(id(dub))
                .query(Long.class)
                .single();
    }

    private static UUID id(String dub) {
        return UUID.fromString(dub.substring(dub.lastIndexOf('/') + 1));
    }

    private List<Path> objects(String dub) {
        try (Stream<Path> all = Files.walk(server.data().resolve("objects"))) {
            return all.filter(file -> file.toString().contains(id(dub).toString()) && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told last to whoever follows it. */
    private JsonNode lastEvent(String path, String type) {
        String told = new String(server.get(path + "/events").response().body(), StandardCharsets.UTF_8);
        String last = told.strip().substring(told.strip().lastIndexOf("\n\n") + 1);
        assertThat(last).contains("event: " + type);
        String data = last.lines()
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElseThrow()
                .substring(5);
        return JsonMapper.shared().readTree(data);
    }
}

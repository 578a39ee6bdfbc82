package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Servers that are killed in those stages of a dub that {@link DubCrashTest} leaves out, each at the worst moment: all is done and
 * stored, and the row that says so is written but not committed. A trigger in the studio's own database holds it there.
 */
@Tag("slow")
class DubStagesCrashTest {
    private static final Set<String> STAGES = Set.of("probe", "transcript", "align", "reword", "caption", "package");

    private static final String TRIGGER = """
            create table killed_in (type text primary key);
            create function hold_the_first() returns trigger language plpgsql as $$
            begin
                if old.status = 'running' and new.status = 'succeeded' and new.type = any ('{%s}')
                    and not exists (select from killed_in where type = new.type)
                then
                    perform set_config('application_name', 'held ' || new.type, false);
                    perform pg_sleep(3600);
                end if;
                return new;
            end $$;
            create trigger hold_the_first before update on jobs for each row execute function hold_the_first();
            """.formatted(String.join(",", STAGES));

    private static final Pattern LINE = Pattern.compile("(?m)^\\d+\\. \\((\\d+) to (\\d+) characters\\)");
    private static final Map<String, String> SAID = Map.of(
            "Spanish", "donde termina el mar empieza otra vez la tierra que nadie conoce todavia ",
            "French", "au bout de la mer commence encore une terre que personne ne connait bien ");
    private static final int LENGTH_SECONDS = 26;

    @AutoClose
    private final Machine machine;

    @AutoClose
    private final VendorServer vendor = OpenAiServer.speaking(new VendorServer(), DubStagesCrashTest::translated);

    private final ConcurrentLinkedQueue<Call> unanswered = new ConcurrentLinkedQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean frenchWaits = true;

    @TempDir
    private Path folder;

    DubStagesCrashTest() throws IOException {
        machine = new Machine();
    }

    /** As many lines as were asked for, of the length that was asked for; this voice is quicker than others, so they are too short. */
    private static String translated(String said) {
        String language = said.contains(" to French") ? "French" : "Spanish";
        String words = Objects.requireNonNull(SAID.get(language));
        List<String> lines = new ArrayList<>();
        for (Matcher line = LINE.matcher(said); line.find(); ) {
            int wanted = (Integer.parseInt(line.group(1)) + Integer.parseInt(line.group(2))) / 2;
            String enough = words.repeat(1 + wanted / words.length());
            int end = Math.max(wanted, enough.indexOf(' '));
            lines.add(enough.substring(0, end).strip() + " " + lines.size());
        }
        return JsonMapper.shared().writeValueAsString(Map.of("lines", lines));
    }

    @Test
    void whatIsKilledBeforeItIsWrittenDownIsTakenUpAndPaidForOnce() throws Exception {
        vendor.failingByChance(request -> {
            if (frenchWaits && text(request).contains(" to French")) {
                unanswered.add(Call.of(request));
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return null;
        });
        Path data = TestDatabase.prepare(folder.resolve("data"));
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY", "test-key",
                "OPENAI_BASE_URL", vendor.uri() + "/v1",
                "STORYREEL_PROVIDER_OPENAI_SPEECHMODEL", "gpt-voice",
                "STORYREEL_PROVIDER_OPENAI_RECOGNITIONMODEL", "whisper-1",
                "STORYREEL_PROVIDER_OPENAI_CONCURRENCY", "4",
                "STORYREEL_PROVIDER_ROUTE_SPEECH", "openai",
                "STORYREEL_PROVIDER_ROUTE_RECOGNITION", "openai",
                "STORYREEL_PROVIDER_ROUTE_TRANSLATION", "openai");
        Path recording = Recordings.video(folder.resolve("talk.mp4"), LENGTH_SECONDS);
        Studio studio = machine.serve(data, environment);
        try (Connection database = open(data);
                Statement statement = database.createStatement()) {
            statement.execute(TRIGGER);
        }
        String upload = studio.upload("video", "video/mp4", Files.readAllBytes(recording));
        String dub = studio.orderDub(
                Map.of("video_upload_id", upload, "source_language", "en", "target_languages", List.of("es", "fr")));
        Set<String> killed = new HashSet<>();
        while (killed.size() < STAGES.size()) {
            killed.addAll(killedWhileHeld(studio, data));
            // the other language is made only then, so that each call was answered and stored when the server died
            frenchWaits = killed.size() < STAGES.size();
            studio = machine.serve(data, environment);
        }
        assertThat(killed).isEqualTo(STAGES);

        JsonNode made = studio.await(dub);

        eachStageWasLostOnceAndTakenUp(studio, dub);
        nothingThatWasAnsweredWasAskedForAgain();
        for (JsonNode language : made.path("languages")) {
            assertThat(language.path("status").asString())
                    .as(language.toString())
                    .isEqualTo("succeeded");
            assertThat(language.at("/manifest/measures/length_error").asLong()).isZero();
            assertThat(language.at("/manifest/measures/missing").asInt()).isZero();
            isComplete(studio, dub, recording, language.path("language").asString());
        }
        assertThat(Machine.workFiles(data)).isEmpty();
    }

    /** Kills a server as soon as one of its jobs is held; tells of which type it was, and notes that no other of that type is. */
    private static Set<String> killedWhileHeld(Studio studio, Path data) throws Exception {
        Set<String> held = new HashSet<>();
        try (Connection database = open(data);
                Statement statement = database.createStatement()) {
            until("a job is held", () -> {
                held.addAll(
                        texts(
                                statement,
                                "select substr(application_name, 6) from pg_stat_activity where application_name like 'held %'"));
                return !held.isEmpty();
            });
            for (String type : held) {
                assertThat(texts(statement, "select distinct status from jobs where type = '" + type + "'"))
                        .as(type + " as the others see it")
                        .contains("running")
                        .doesNotContain("succeeded");
                statement.execute("insert into killed_in values ('" + type + "')");
            }
        }
        studio.program().signal("KILL");
        until("it is dead", studio.program()::leftNothing);
        return held;
    }

    private static List<String> texts(Statement statement, String sql) {
        List<String> texts = new ArrayList<>();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return texts;
    }

    /** The studio's own database, as long as the studio lives. */
    private static Connection open(Path data) throws IOException, SQLException {
        Path cluster = data.resolve("postgres");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                        + Files.readString(cluster.resolve("port")).strip() + "/postgres?sslmode=disable",
                "storyreel",
                Files.readString(cluster.resolve("password")).strip());
    }

    private static void eachStageWasLostOnceAndTakenUp(Studio studio, String dub) {
        List<JsonNode> jobs = studio.jobs(dub, _ -> true);
        assertThat(jobs).allMatch(job -> job.path("status").asString().equals("succeeded"));
        Map<String, JsonNode> resumed = new HashMap<>();
        for (JsonNode job : jobs) {
            String type = job.path("type").asString();
            List<String> attempts = job.path("attempts")
                    .valueStream()
                    .map(attempt -> attempt.path("status").asString())
                    .toList();
            if (STAGES.contains(type) && attempts.contains("lost")) {
                assertThat(attempts).as(type).containsExactly("lost", "succeeded");
                assertThat(resumed.put(type, job)).as(type + " is lost once").isNull();
            }
        }
        assertThat(resumed.keySet()).isEqualTo(STAGES);
        for (String type : List.of("probe", "reword", "package")) {
            assertThat(Objects.requireNonNull(resumed.get(type))
                            .at("/attempts/1/reused")
                            .asBoolean())
                    .as(type + " takes up what was stored")
                    .isTrue();
        }
    }

    private void nothingThatWasAnsweredWasAskedForAgain() {
        Map<Call, Integer> times = new HashMap<>();
        vendor.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .forEach(request -> times.merge(Call.of(request), 1, Integer::sum));
        unanswered.forEach(call -> times.merge(call, -1, Integer::sum));
        assertThat(times.keySet()).as("of all kinds").hasSizeGreaterThan(6);
        times.forEach((call, count) -> assertThat(count).as(call.toString()).isEqualTo(1));
    }

    private void isComplete(Studio studio, String dub, Path recording, String language) throws Exception {
        Map<String, String> files = studio.files(dub);
        for (String name : List.of("_voice.flac", "_mix.flac", ".srt", ".vtt", "_lines.json", "_manifest.json")) {
            Path file = folder.resolve(language + name);
            studio.download(Objects.requireNonNull(files.get(language + name), language + name), file);
            assertThat(file).isNotEmptyFile();
        }
        Path video = folder.resolve(language + ".mp4");
        studio.download(Objects.requireNonNull(files.get(language + "_video.mp4")), video);
        assertThat(Machine.pictures(video)).isEqualTo(Machine.pictures(recording));
        assertThat(Files.readString(folder.resolve(language + ".srt")))
                .contains(language.equals("fr") ? "personne" : "nadie");
    }

    private static String text(Request request) {
        return new String(request.bytes(), StandardCharsets.UTF_8);
    }

    /** What is asked for: in JSON the order of fields is another one in each process, and a form differs from itself by its boundary. */
    private record Call(String path, JsonNode json, int bytes) {
        static Call of(Request request) {
            JsonNode json = request.body();
            return new Call(request.path(), json, json.isMissingNode() ? request.bytes().length : 0);
        }
    }
}

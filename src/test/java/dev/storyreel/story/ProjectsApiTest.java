package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Voices;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The API without workers: nothing that is asked for begins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsApiTest {
    private static final String NO_SUCH_ID = "01890000-0000-7000-8000-000000000000";

    private StudioServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(data, List.of(), "storyreel.jobs.worker-enabled=false");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String create(String body) {
        Answer answer = server.post("/v1/projects", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.body().path("id").asString();
    }

    @Test
    void aProjectHasTheShapeThatClientsRelyOn() {
        Answer answer = server.post("/v1/projects", "{\"topic\": \"  Why octopuses have three hearts \"}");

        assertThat(answer.status()).isEqualTo(202);
        JsonNode project = answer.body();
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/projects/" + project.path("id").asString());
        assertThat(project.propertyNames())
                .containsExactly(
                        "id",
                        "kind",
                        "status",
                        "revision",
                        "changed",
                        "progress",
                        "stage",
                        "topic",
                        "title",
                        "preset",
                        "aspect_ratio",
                        "duration_seconds",
                        "voice",
                        "speed",
                        "language",
                        "transition",
                        "captions",
                        "motion",
                        "music",
                        "music_upload_id",
                        "resolution",
                        "fps",
                        "quality",
                        "codec",
                        "encoder",
                        "cost_usd",
                        "max_cost_usd",
                        "offline",
                        "warnings",
                        "error",
                        "clips",
                        "final_video_url",
                        "poster_url",
                        "preview_url",
                        "report_url",
                        "srt_url",
                        "vtt_url",
                        "credits_url",
                        "created_at",
                        "started_at",
                        "finished_at");
        assertThat(project.path("kind").asString()).isEqualTo("story");
        assertThat(project.path("status").asString()).isEqualTo("queued");
        assertThat(project.path("topic").asString()).isEqualTo("Why octopuses have three hearts");
        assertThat(project.path("preset").asString()).isEqualTo("paper-cut");
        assertThat(project.path("aspect_ratio").asString()).isEqualTo("9:16");
        assertThat(project.path("duration_seconds").asInt()).isEqualTo(30);
        assertThat(project.path("music").asString()).isEqualTo("ambient");
        assertThat(project.path("resolution").asString()).isEqualTo("1080p");
        assertThat(project.path("fps").asInt()).isEqualTo(30);
        assertThat(project.path("quality").asString()).isEqualTo("standard");
        assertThat(project.path("codec").asString()).isEqualTo("h264");
        assertThat(project.path("encoder").asString()).isEqualTo("software");
        assertThat(project.path("cost_usd").isNumber()).isTrue();
        assertThat(project.path("error").isNull()).isTrue();
        assertThat(project.path("final_video_url").isNull()).isTrue();
        assertThat(project.path("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(server.get(answer.header("Location")).body()).isEqualTo(project);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | topic",
                "{\"topic\": \"ab\"} | topic",
                "{\"topic\": \"  ab  \"} | topic",
                "{\"topic\": \"a\\u0000bc\"} | topic",
                "{\"topic\": \"two\\nlines\"} | topic",
                "{\"topic\": \"half \\ud800 a pair\"} | topic",
                "{\"topic\": \"squid\", \"script\": \"Squid swim.\"} | script",
                "{\"topic\": \"squid\", \"scenes\": [{\"script\": \"Squid.\"}]} | scenes",
                "{\"scenes\": []} | scenes",
                "{\"scenes\": [null]} | scenes[0]",
                "{\"scenes\": [{}]} | scenes[0].script",
                "{\"scenes\": [{\"script\": \"...\"}]} | scenes[0].script",
                "{\"script\": \"\"} | script",
                "{\"script\": \"  \\n \"} | script",
                "{\"script\": \"a\\u0000b\"} | script",
                "{\"script\": \"🐙🐙 …!\"} | script",
                "{\"topic\": \"🐙🐙🐙\"} | topic",
                "{\"topic\": \"squid\", \"duration_seconds\": 9} | duration_seconds",
                "{\"topic\": \"squid\", \"duration_seconds\": 181} | duration_seconds",
                "{\"topic\": \"squid\", \"duration_seconds\": \"long\"} | duration_seconds",
                "{\"topic\": \"squid\", \"duration_seconds\": 20.5} | duration_seconds",
                "{\"topic\": \"squid\", \"preset\": \"no-such\"} | preset",
                "{\"topic\": \"squid\", \"preset\": \"\\u0000\"} | preset",
                "{\"topic\": \"squid\", \"aspect_ratio\": \"4:3\"} | aspect_ratio",
                "{\"topic\": \"squid\", \"transition\": \"wipe\"} | transition",
                "{\"topic\": \"squid\", \"resolution\": \"4K\"} | resolution",
                "{\"topic\": \"squid\", \"resolution\": 1080} | resolution",
                "{\"topic\": \"squid\", \"fps\": 29} | fps",
                "{\"topic\": \"squid\", \"fps\": \"30\"} | fps",
                "{\"topic\": \"squid\", \"quality\": \"best\"} | quality",
                "{\"topic\": \"squid\", \"quality\": 1} | quality",
                "{\"topic\": \"squid\", \"codec\": \"vp9\"} | codec",
                "{\"topic\": \"squid\", \"encoder\": \"gpu\"} | encoder",
                "{\"topic\": \"squid\", \"music\": \"jazz\"} | music",
                "{\"topic\": \"squid\", \"captions\": \"huge\"} | captions",
                "{\"topic\": \"squid\", \"priority\": \"urgent\"} | priority",
                "{\"topic\": 7} | topic",
                "{\"topic\": \"squid\", \"colour\": \"red\"} | colour",
            })
    void whatIsWrongIsNamed(String body, String field) {
        Answer answer = server.post("/v1/projects", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("code").asString()).isNotEmpty();
        assertThat(answer.wrongFields()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/clips/0 | {\"script\": \"  \"} | script",
                "/clips/0 | {\"script\": \"🐙!\"} | script",
                "/clips/0 | {\"script\": \"a\\u0000b\"} | script",
                "/clips/0 | {\"image_prompt\": \"\"} | image_prompt",
                "/clips/0 | {\"image_prompt\": \"two\\nlines\"} | image_prompt",
                "/clips/0 | {\"image_prompt\": 7} | image_prompt",
                "/clips/0 | {\"colour\": \"red\"} | colour",
                " | {\"captions\": \"huge\"} | captions",
                " | {\"music\": \"jazz\"} | music",
                " | {\"transition\": \"wipe\"} | transition",
                " | {\"topic\": \"Whales\"} | topic",
            })
    void whatIsWrongWithAChangeIsNamed(String part, String change, String field) {
        String path = "/v1/projects/" + create("{\"topic\": \"Squid\"}") + (part == null ? "" : part);
        Answer answer = server.patch(path, change);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(field);
    }

    @Test
    void whatIsToBeTakenAnewIsNamed() {
        String path = "/v1/projects/" + create("{\"topic\": \"Squid\"}") + "/clips/0/regenerate";
        for (String wrong :
                List.of("{\"what\": []}", "{\"what\": [\"music\"]}", "{\"what\": [null]}", "{\"what\": 1}")) {
            Answer answer = server.post(path, wrong);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.wrongFields().getFirst()).startsWith("what");
        }
        assertThat(server.post(path, "{\"fresh\": true}").wrongFields()).containsExactly("fresh");
    }

    @Test
    void aChangeThatNamesNothingIsRefused() {
        String path = "/v1/projects/" + create("{\"scenes\": [{\"script\": \"Squid swim.\"}]}");
        for (String part : List.of("", "/clips/0")) {
            Answer answer = server.patch(path + part, "{}");
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.body().path("code").asString()).isEqualTo("nothing_to_change");
        }
    }

    @Test
    void changesOfANarratorThatMeetAreAllKept() {
        String path = "/v1/projects/" + create("{\"scenes\": [{\"script\": \"Squid swim.\"}], \"language\": \"en\"}");
        server.delete(path);
        UUID id = UUID.fromString(path.replaceFirst(".*/", ""));
        Casting casting = server.get(Casting.class);
        Revisions revisions = server.get(Revisions.class);
        ProjectChange faster = new ProjectChange(null, null, null, null, null, null, 1.5, null);
        ProjectChange voiced = new ProjectChange(null, null, null, null, null, "offline/cmu-slt-hsmm", null, null);
        ProjectChange british = new ProjectChange(null, null, null, null, null, null, null, "en-GB");
        // all begin before one of them is done
        NarratorChange speed = casting.of(id, faster);
        NarratorChange voice = casting.of(id, voiced);
        NarratorChange language = casting.of(id, british);
        Voices.Choice ofAClip = casting.of(id, new ClipChange(null, null, null, "offline/cmu-slt-hsmm", null, null));

        revisions.change(id, voiced, voice);
        revisions.change(id, faster, speed);
        JsonNode film = server.get(path).body();
        assertThat(film.path("voice").asString()).isEqualTo("offline/cmu-slt-hsmm");
        assertThat(film.path("speed").asDouble()).isEqualTo(1.5);

        // nobody has looked whether this voice speaks that language
        assertThat(catchThrowableOfType(StoryreelException.class, () -> revisions.change(id, british, language))
                        .errorCode())
                .isEqualTo(StoryError.CHANGED_MEANWHILE);
        assertThat(server.patch(path, "{\"language\": \"en-GB\"}").status()).isEqualTo(200);
        assertThat(catchThrowableOfType(StoryreelException.class, () -> revisions.change(id, voiced, voice))
                        .errorCode())
                .isEqualTo(StoryError.CHANGED_MEANWHILE);
        ClipChange clip = new ClipChange(null, null, null, "offline/cmu-slt-hsmm", null, null);
        assertThat(catchThrowableOfType(StoryreelException.class, () -> revisions.change(id, 0, clip, ofAClip))
                        .errorCode())
                .isEqualTo(StoryError.CHANGED_MEANWHILE);
        assertThat(server.get(path).body().path("language").asString()).isEqualTo("en-GB");
    }

    @Test
    void scenesSayNoMoreThanAScriptMay() {
        String scene = "{\"script\": \"" + "squid ".repeat(333) + "12\"}";
        String ten = String.join(",", Collections.nCopies(10, scene));
        Answer tooLong = server.post("/v1/projects", "{\"scenes\": [" + ten + ", {\"script\": \"Crabs.\"}]}");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.wrongFields()).containsExactly("scenes");

        String swim = "{\"script\": \"Squid swim.\"}";
        String path = "/v1/projects/"
                + create("{\"scenes\": [" + String.join(",", Collections.nCopies(9, scene)) + "," + swim + "," + swim
                        + "]}");
        server.delete(path);
        Answer longer = server.patch(path + "/clips/9", scene);
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.body().path("code").asString()).isEqualTo("script_too_long");
        assertThat(longer.wrongFields()).containsExactly("script");
        assertThat(server.patch(path + "/clips/9", scene.replace("12", "").replaceFirst("(squid ){9}", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void changesAtOnceAreAllKept() {
        String path = "/v1/projects/" + create("{\"scenes\": [{\"script\": \"Squid swim.\"}]}");
        server.delete(path);
        List<Answer> answers = atOnce(
                path,
                List.of(
                        () -> server.patch(path, "{\"captions\": \"none\"}"),
                        () -> server.patch(path, "{\"music\": \"none\"}"),
                        () -> server.patch(path + "/clips/0", "{\"script\": \"Crabs walk.\"}"),
                        () -> server.patch(path + "/clips/0", "{\"image_prompt\": \"a crab\"}")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        JsonNode changed = server.get(path).body();
        assertThat(changed.path("captions").asString()).isEqualTo("none");
        assertThat(changed.path("music").asString()).isEqualTo("none");
        assertThat(changed.at("/clips/0/script").asString()).isEqualTo("Crabs walk.");
        assertThat(changed.at("/clips/0/image_prompt").asString()).isEqualTo("a crab");
    }

    @Test
    void aFilmThatIsChangedAsItIsMadeAgainIsMadeOfOnePiece() {
        String path = "/v1/projects/"
                + create("{\"scenes\": [{\"script\": \"Squid swim.\"}, {\"script\": \"Crabs walk.\"}]}");
        server.delete(path);
        List<Answer> answers = atOnce(
                path,
                List.of(
                        () -> server.patch(path, "{\"transition\": \"cut\"}"),
                        () -> server.post(path + "/regenerate", "")));

        assertThat(answers.get(1).status()).isEqualTo(202);
        boolean cut = server.get(path).body().path("transition").asString().equals("cut");
        assertThat(cut).isEqualTo(answers.get(0).status() == 200);
        int revision = server.get(path).body().path("revision").asInt();
        assertThat(server.get(path + "/debug/jobs")
                        .body()
                        .path("jobs")
                        .valueStream()
                        .filter(job -> job.path("revision").asInt() == revision)
                        .filter(job -> job.path("type").asString().equals("render_transition")))
                .hasSize(cut ? 0 : 1);
    }

    /** Has all of them wait for the project's production, one after the other, before the first may go on. */
    private List<Answer> atOnce(String path, List<Callable<Answer>> requests) {
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        JdbcClient database = server.get(JdbcClient.class);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.get(TransactionTemplate.class).executeWithoutResult(_ -> {
                database.sql("select 1 from productions where id = ? for update")
                        .param(id)
                        .query(Integer.class)
                        .single();
                for (Callable<Answer> request : requests) {
                    answers.add(threads.submit(request));
                    StudioServer.until("the request waits", () -> waiting(database) == answers.size());
                }
            });
        }
        return answers.stream().map(Future::resultNow).toList();
    }

    private static int waiting(JdbcClient database) {
        // else a transaction goes on seeing the connections there were when it first looked
        database.sql("select pg_stat_clear_snapshot()::text")
                .query((row, _) -> row.getString(1))
                .list();
        return database.sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    @Test
    void onlyWhatIsThereAndHasEndedIsChanged() {
        String path = "/v1/projects/" + create("{\"topic\": \"Squid\"}");
        Answer early = server.patch(path, "{\"music\": \"none\"}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body().path("code").asString()).isEqualTo("production_in_progress");
        server.delete(path);
        for (String clip : List.of("0", "-1", "99999")) {
            Answer missing = server.patch(path + "/clips/" + clip, "{\"script\": \"Squid swim.\"}");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.body().path("code").asString()).isEqualTo("clip_not_found");
        }
        assertThat(server.post("/v1/projects/" + NO_SUCH_ID + "/regenerate", "").status())
                .isEqualTo(404);
        assertThat(server.patch(path, "{\"music\": \"none\"}")
                        .body()
                        .path("changed")
                        .asBoolean())
                .isTrue();
        assertThat(server.post(path + "/retry", "").body().path("code").asString())
                .isEqualTo("production_changed");
        Answer begun = server.post(path + "/regenerate", "");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.body().path("revision").asInt()).isEqualTo(2);
        assertThat(begun.body().path("status").asString()).isEqualTo("queued");
    }

    @Test
    void whatWasAskedForIsShown() {
        JsonNode project = server.post(
                        "/v1/projects",
                        "{\"topic\": \"Squid\", \"aspect_ratio\": \"4:5\", \"resolution\": \"2160p\", \"fps\": 24,"
                                + " \"quality\": \"high\", \"codec\": \"h264\", \"encoder\": \"nvenc\"}")
                .body();
        assertThat(project.path("aspect_ratio").asString()).isEqualTo("4:5");
        assertThat(project.path("resolution").asString()).isEqualTo("2160p");
        assertThat(project.path("fps").asInt()).isEqualTo(24);
        assertThat(project.path("quality").asString()).isEqualTo("high");
        assertThat(project.path("codec").asString()).isEqualTo("h264");
        assertThat(project.path("encoder").asString()).isEqualTo("nvenc");
    }

    @Test
    void textUpToTheLimitsIsTaken() {
        assertThat(create("{\"topic\": \"%s\"}".formatted("é".repeat(500)))).isNotEmpty();
        assertThat(create("{\"script\": \"%s\"}"
                        .formatted("Ünïcode 🐙 words.\\n".repeat(1_100).substring(0, 19_999))))
                .isNotEmpty();
        Answer answer = server.post("/v1/projects", "{\"script\": \"%s\"}".formatted("a".repeat(20_001)));
        assertThat(answer.wrongFields()).containsExactly("script");
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswerAndMakesNothing() {
        String key = UUID.randomUUID().toString();
        Answer first = server.post("/v1/projects", "{\"topic\": \"Squid\"}", "Idempotency-Key", key);
        Answer second = server.post("/v1/projects", "{\"topic\": \"Squid\"}", "Idempotency-Key", key);
        Answer other = server.post("/v1/projects", "{\"topic\": \"Whales\"}", "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(create("{\"topic\": \"Page test %d\"}".formatted(i)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = server.get("/v1/projects?limit=2" + cursor);
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            assertThat(page.body().path("data").size()).isLessThanOrEqualTo(2);
            page.body()
                    .path("data")
                    .forEach(project -> seen.add(project.path("id").asString()));
            JsonNode next = page.body().path("next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    void theListIsFilteredByStatus() {
        String kept = create("{\"topic\": \"Kept\"}");
        String cancelled = create("{\"topic\": \"Cancelled\"}");
        server.delete("/v1/projects/" + cancelled);

        JsonNode found =
                server.get("/v1/projects?status=cancelled&limit=100").body().path("data");
        List<String> ids = found.valueStream()
                .map(project -> project.path("id").asString())
                .toList();
        assertThat(ids).contains(cancelled).doesNotContain(kept);
    }

    @Test
    void allWorkIsListedByWhatItIsCalled() {
        String topic = create("{\"topic\": \"Called by its topic\"}");
        String scenes = create("{\"scenes\": [{\"script\": \"Called by its words\"}]}");
        String script = create("{\"script\": \"Not called anything yet.\"}");

        JsonNode found = server.get("/v1/jobs?kind=story&limit=3").body().path("data");
        assertThat(found.valueStream()
                        .map(work -> work.path("id").asString() + " "
                                + work.path("title").asString("-")))
                .containsExactly(script + " -", scenes + " Called by its words", topic + " Called by its topic");
        assertThat(server.get("/v1/jobs/" + topic).body().path("title").asString())
                .isEqualTo("Called by its topic");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=lost | must be one of queued, running, succeeded, failed, cancelled",
                "limit=0 | must be 1 to 100",
                "limit=-1 | must be 1 to 100",
                "limit=101 | must be 1 to 100",
                "limit=x | must be a whole number within its range",
                "cursor=nonsense | must be the next_cursor of an earlier answer, unchanged",
            })
    void wrongParametersAreRefused(String query, String fault) {
        Answer answer = server.get("/v1/projects?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(query.split("=", 2)[0]);
        assertThat(answer.body().at("/errors/0/message").asString()).isEqualTo(fault);
    }

    @Test
    void cancellingEndsAProjectAndIsNoErrorTwice() {
        String path = "/v1/projects/" + create("{\"topic\": \"To be cancelled\"}");
        assertThat(server.delete(path).body().path("status").asString()).isEqualTo("cancelled");
        Answer again = server.delete(path);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("finished_at").isNull()).isFalse();
    }

    @Test
    void whatDoesNotFitTheStateIsAConflict() {
        String path = "/v1/projects/" + create("{\"topic\": \"Too early\"}");
        Answer retry = server.post(path + "/retry", "");
        assertThat(retry.status()).isEqualTo(409);
        assertThat(retry.body().path("code").asString()).isEqualTo("production_not_failed");
        Answer download = server.get(path + "/download");
        assertThat(download.status()).isEqualTo(409);
        assertThat(download.body().path("code").asString()).isEqualTo("film_not_finished");
        assertThat(server.get(path + "/assets").body().path("data").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/download", "/assets", "/events", "/debug/jobs"})
    void anUnknownIdIsNotFound(String rest) {
        assertThat(server.get("/v1/projects/" + NO_SUCH_ID + rest).status()).isEqualTo(404);
        assertThat(server.get("/v1/projects/not-an-id" + rest).status()).isEqualTo(400);
    }

    @Test
    void priorityIsThatOfTheJobs() {
        String id = create("{\"topic\": \"In a hurry\", \"priority\": \"high\"}");
        JsonNode jobs = server.get("/v1/projects/" + id + "/debug/jobs").body().path("jobs");
        assertThat(jobs.size()).isEqualTo(1);
        assertThat(jobs.path(0).propertyNames())
                .containsExactly(
                        "id",
                        "revision",
                        "type",
                        "item_index",
                        "branch",
                        "status",
                        "priority",
                        "waiting",
                        "started_at",
                        "finished_at",
                        "attempts");
        assertThat(jobs.path(0).path("type").asString()).isEqualTo("generate_plan");
        assertThat(jobs.path(0).path("priority").asString()).isEqualTo("high");
    }
}

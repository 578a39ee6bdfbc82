package dev.storyreel.story;

import static dev.storyreel.testing.StudioServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.RunwayServer;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.StudioServer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Films whose pictures a vendor makes move; the vendor is a server on this machine that speaks its protocol. */
class VideoFilmTest {
    private static final String SCENES = """
            "scenes": [{"script": "The sea is quiet today."}, {"script": "Nobody has seen its floor.", "motion": "in"}]""";

    private final ClipTasks tasks = new ClipTasks();
    private final VendorServer runway = RunwayServer.speaking(new VendorServer(), tasks);

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private StudioServer server;

    @SuppressWarnings("NullAway.Init")
    private FilmClient films;

    private void start(String... more) {
        String[] all = {
            "storyreel.provider.first-pause=10ms",
            "storyreel.provider.cancels-every=50ms",
            "storyreel.story.short-side=144",
            "storyreel.story.frames-per-second=10"
        };
        server = StudioServer.start(
                data, List.of(), Stream.concat(Stream.of(all), Stream.of(more)).toArray(String[]::new));
        films = new FilmClient(server);
    }

    private void startWithRunway() {
        start(
                "storyreel.provider.runway.api-key=test-key",
                "storyreel.provider.runway.base-url=" + runway.uri() + "/v1",
                "storyreel.provider.runway.concurrency=4",
                "storyreel.provider.runway.poll-every=50ms");
    }

    @AfterEach
    void stop() {
        server.close();
        runway.close();
    }

    private OwnClips clips() {
        return new OwnClips(server.get(FfmpegFinder.class), folder);
    }

    private byte[] green() throws Exception {
        return clips().made("mp4", "color=lime:s=96x160:r=30:d=2");
    }

    private static int distance(int one, int other) {
        return Math.abs((one >> 16) - (other >> 16))
                + Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff))
                + Math.abs((one & 0xff) - (other & 0xff));
    }

    @Test
    void theClipIsSeenInPlaceOfThePicture() throws Exception {
        startWithRunway();
        tasks.making(green());
        String path = films.begin(
                "{%s, \"motion\": \"video\", \"captions\": \"none\", \"transition\": \"cut\", \"music\": \"none\"}"
                        .formatted(SCENES));
        JsonNode project = films.await(path);
        assertThat(project.path("motion").asString()).isEqualTo("video");
        assertThat(project.path("cost_usd").decimalValue()).isEqualByComparingTo(new BigDecimal("0.20"));
        assertThat(tasks.begun()).as("the second scene has its own motion").hasSize(1);
        var body = tasks.begun().values().iterator().next().body();
        assertThat(body.path("promptText").asString()).startsWith("The sea is quiet today.");
        assertThat(body.path("promptImage").asString()).startsWith("data:image/jpeg;base64,");

        byte[] film = server.get(project.path("final_video_url").asString())
                .response()
                .body();
        long first = Math.round(project.at("/clips/0/duration_seconds").asDouble() * 10);
        List<Integer> colours = clips().colours(film);
        assertThat(colours.subList(0, (int) first)).allMatch(colour -> distance(colour, 0x00ff00) < 100);
        assertThat(colours.subList((int) first, colours.size())).noneMatch(colour -> distance(colour, 0x00ff00) < 100);
        assertThat(project.at("/clips/0/motion_url").isString()).isTrue();
        assertThat(project.at("/clips/1/motion_url").isString()).isFalse();
        JsonNode report = server.get(project.path("report_url").asString()).body();
        assertThat(report.at("/clips/0/video/provider").asString()).isEqualTo("runway");
        assertThat(changes(path))
                .as("however often the vendor was asked")
                .containsExactly("running", "queued: runway is making the clip", "succeeded");
        JsonNode job = generateVideo(path);
        assertThat(job.path("status").asString()).isEqualTo("succeeded");
        assertThat(job.path("waiting").isNull()).isTrue();
        assertThat(Instant.parse(job.path("started_at").asString()))
                .isBefore(Instant.parse(job.path("finished_at").asString()));
    }

    /** What followers are told of the job that has the clip made. */
    private List<String> changes(String path) {
        return new String(server.get(path + "/events").response().body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                .filter(event -> event.path("type").asString("").equals("generate_video"))
                .map(event -> event.path("status").asString()
                        + (event.path("waiting").isString()
                                ? ": " + event.path("waiting").asString()
                                : ""))
                .toList();
    }

    private JsonNode generateVideo(String path) {
        for (JsonNode job : server.get(path + "/debug/jobs").body().path("jobs")) {
            if (job.path("type").asString().equals("generate_video")) {
                return job;
            }
        }
        throw new AssertionError("no clip was asked for");
    }

    @Test
    void whileTheVendorIsAtItTheTimelineSaysSo() {
        startWithRunway();
        tasks.after(1_000_000);
        String path = films.begin("{%s, \"motion\": \"video\", \"music\": \"none\"}".formatted(SCENES));
        until(
                "the job waits",
                () -> !tasks.begun().isEmpty()
                        && generateVideo(path).path("waiting").asString("").equals("runway is making the clip"));
        assertThat(server.delete(path).status()).isEqualTo(200);
    }

    @Test
    void aClipIsPaidForWithItsFilmOrNotAtAll() throws Exception {
        startWithRunway();
        tasks.making(green());
        JdbcClient jdbc = server.get(JdbcClient.class);
        jdbc.sql("create sequence crashes").update();
        // the film's cost is written after the call's, in one transaction; a sequence counts on when that is rolled
        // back
        jdbc.sql("""
                        create function crash() returns trigger language plpgsql as $$
                        begin
                            if nextval('crashes') = 1 then
                                raise exception 'the database is about to stop' using errcode = '57P01';
                            end if;
                            return new;
                        end $$
                        """).update();
        jdbc.sql("create trigger crash before update on productions for each row"
                        + " when (new.cost_usd <> old.cost_usd) execute function crash()")
                .update();
        JsonNode project = films.await(films.begin(
                "{%s, \"motion\": \"video\", \"captions\": \"none\", \"music\": \"none\"}".formatted(SCENES)));
        assertThat(jdbc.sql("select last_value from crashes")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(project.path("cost_usd").decimalValue()).isEqualByComparingTo("0.20");
        assertThat(jdbc.sql("select charged from provider_calls where provider = 'runway'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(tasks.begun()).hasSize(1);
    }

    @Test
    void onlyWhatChangedIsMadeAnew() throws Exception {
        startWithRunway();
        tasks.making(green());
        String path = films.begin(
                "{%s, \"motion\": \"video\", \"captions\": \"none\", \"music\": \"none\"}".formatted(SCENES));
        films.await(path);
        films.change(path, "{\"captions\": \"box\"}");
        films.again(path);
        assertThat(tasks.begun()).hasSize(1);
        films.change(path + "/clips/1", "{\"motion\": \"video\"}");
        films.again(path);
        assertThat(tasks.begun()).hasSize(2);
        server.post(path + "/clips/0/regenerate", "{\"what\": [\"picture\"]}");
        JsonNode anew = films.await(path);
        assertThat(tasks.begun()).hasSize(3);
        films.change(path, "{\"motion\": \"still\"}");
        JsonNode still = films.again(path);
        assertThat(tasks.begun()).hasSize(3);
        assertThat(still.at("/clips/0/motion_url").isString()).isFalse();
        assertThat(still.at("/clips/1/motion_url").isString()).isTrue();
        assertThat(anew.path("cost_usd").decimalValue())
                .isEqualByComparingTo(still.path("cost_usd").decimalValue())
                .isEqualByComparingTo("0.60");
    }

    @Test
    void aCancelledFilmsTaskIsCancelled() {
        startWithRunway();
        tasks.after(1_000_000);
        String path = films.begin("{%s, \"motion\": \"video\", \"music\": \"none\"}".formatted(SCENES));
        until("a clip is begun", () -> tasks.begun().size() == 1);
        assertThat(server.delete(path).status()).isEqualTo(200);
        until("the vendor is told", () -> tasks.cancelled().size() == 1);
    }

    @Test
    void isPartOfTheEstimate() {
        startWithRunway();
        JsonNode parts = server.post("/v1/projects/estimate", "{%s, \"motion\": \"video\"}".formatted(SCENES))
                .body()
                .path("parts");
        JsonNode video = parts.path(parts.size() - 1);
        assertThat(video.path("port").asString()).isEqualTo("video");
        assertThat(video.path("calls").asInt()).isEqualTo(1);
        // about half of 49 characters at 15 a second, at $0.05
        assertThat(video.path("usage").path("video_seconds").asInt()).isEqualTo(2);
        assertThat(video.path("cost_usd").decimalValue()).isEqualByComparingTo("0.10");
    }

    @Test
    void isRefusedAtOnceWhereNobodyCouldMakeIt() {
        start();
        var refused = server.post("/v1/projects", "{\"script\": \"The sea.\", \"motion\": \"video\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("code").asString()).isEqualTo("video_provider_missing");
        assertThat(refused.body().path("detail").asString())
                .contains("GEMINI_API_KEY")
                .contains("RUNWAYML_API_SECRET");
        assertThat(server.post("/v1/projects", "{\"scenes\": [{\"script\": \"The sea.\", \"motion\": \"video\"}]}")
                        .body()
                        .path("detail")
                        .asString())
                .startsWith("scenes[0].motion");
    }
}

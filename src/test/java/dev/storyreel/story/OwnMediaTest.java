package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Films with the user's own pictures and music. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnMediaTest {
    private static final byte[] RED = OwnFiles.picture("png", Color.RED);
    private static final byte[] BLUE = OwnFiles.picture("jpg", Color.BLUE);
    private static final byte[] TONE = OwnFiles.tone(440, 2);

    private StudioServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(data, List.of(StumblingPictures.class), "storyreel.story.short-side=180");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String begin(String body) {
        Answer answer = server.post("/v1/projects", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.header("Location");
    }

    private JsonNode await(String path) {
        StudioServer.until("the project has succeeded", () -> {
            String now = server.get(path).body().path("status").asString();
            assertThat(now).isIn("queued", "running", "succeeded");
            return now.equals("succeeded");
        });
        return server.get(path).body();
    }

    private JsonNode again(String path) {
        assertThat(server.post(path + "/regenerate", "").status()).isEqualTo(202);
        return await(path);
    }

    private JsonNode change(String path, String body) {
        Answer answer = server.patch(path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    /** The types of the jobs that were worked at in the last revision, with their clips. */
    private Set<String> worked(String path) {
        int revision = server.get(path).body().path("revision").asInt();
        Set<String> worked = new TreeSet<>();
        for (JsonNode job : server.get(path + "/debug/jobs").body().path("jobs")) {
            if (job.path("revision").asInt() == revision
                    && !job.path("attempts").path(0).path("reused").asBoolean()) {
                worked.add((job.path("type").asString() + " "
                                + job.path("clip_index").asString(""))
                        .strip());
            }
        }
        return worked;
    }

    private byte[] asset(String path, String name) {
        for (JsonNode asset : server.get(path + "/assets").body().path("data")) {
            if (asset.path("name").asString().equals(name)) {
                return server.get(asset.path("url").asString()).response().body();
            }
        }
        throw new AssertionError("there is no " + name);
    }

    private List<String> names(String path) {
        return server.get(path + "/assets")
                .body()
                .path("data")
                .valueStream()
                .map(asset -> asset.path("name").asString())
                .toList();
    }

    @Test
    void aFilmOfGivenScenesShowsOwnPicturesAndPlaysOwnMusic() {
        String red = OwnFiles.send(server, "picture", "image/png", RED);
        String tone = OwnFiles.send(server, "music", "audio/wav", TONE);
        List<String> drawnBefore = server.get(StumblingPictures.class).drawn();

        String path = begin("""
                {"scenes": [
                    {"script": " Squid are quick. ", "media": {"upload_id": "%s"}},
                    {"script": "Crabs walk sideways.", "image_prompt": "a crab", "media": null}],
                 "music_upload_id": "%s"}""".formatted(red, tone));
        JsonNode film = await(path);

        assertThat(film.path("title").asString()).isEqualTo("Squid are quick.");
        assertThat(film.path("music").asString()).isEqualTo("asset");
        assertThat(film.path("music_upload_id").asString()).isEqualTo(tone);
        assertThat(film.at("/clips/0/script").asString()).isEqualTo("Squid are quick.");
        assertThat(film.at("/clips/0/media/upload_id").asString()).isEqualTo(red);
        assertThat(film.at("/clips/1/media").isNull()).isTrue();
        assertThat(worked(path)).doesNotContain("generate_plan");
        List<String> drawn = server.get(StumblingPictures.class).drawn();
        assertThat(drawn.subList(drawnBefore.size(), drawn.size())).containsExactly("a crab");
        assertThat(asset(path, "clip_0_image.png")).isEqualTo(RED);
        assertThat(asset(path, "music.wav")).isEqualTo(TONE);
        JsonNode report = server.get(film.path("report_url").asString()).body();
        assertThat(report.at("/clips/0/picture/provider").asString()).isEqualTo("upload");
        assertThat(report.at("/clips/0/picture/offline").asBoolean()).isFalse();

        // the film keeps copies of its own
        assertThat(server.delete("/v1/uploads/" + red).status()).isEqualTo(204);
        assertThat(server.delete("/v1/uploads/" + tone).status()).isEqualTo(204);
        again(path);
        assertThat(worked(path)).as("all of it was there before").isEmpty();

        change(path, "{\"music\": \"none\"}");
        assertThat(again(path).path("music_upload_id").isNull()).isTrue();
        assertThat(worked(path)).containsExactly("mix_sound", "render_final");
        assertThat(names(path)).doesNotContain("music.wav");
        Answer missing = server.patch(path, "{\"music\": \"asset\"}");
        assertThat(missing.body().path("code").asString()).isEqualTo("music_upload_missing");
    }

    @Test
    void anOwnPictureTakesTheDrawnOnesPlaceAndGivesItBack() {
        String path = begin("{\"script\": \"Snails are slow, and they carry their houses.\"}");
        await(path);
        byte[] drawn = asset(path, "final.mp4");
        String blue = OwnFiles.send(server, "picture", "image/jpeg", BLUE);

        JsonNode changed = change(path + "/clips/0", "{\"media\": {\"upload_id\": \"%s\"}}".formatted(blue));
        assertThat(changed.path("changed").asBoolean()).isTrue();
        assertThat(changed.at("/clips/0/image_url").isNull()).isTrue();
        again(path);
        assertThat(worked(path)).containsExactly("generate_image 0", "render_clip 0", "render_final", "render_preview");
        assertThat(names(path)).contains("clip_0_image.jpg").doesNotContain("clip_0_image.png");
        assertThat(asset(path, "clip_0_image.jpg")).isEqualTo(BLUE);
        assertThat(asset(path, "final.mp4")).isNotEqualTo(drawn);

        JsonNode words = change(path + "/clips/0", "{\"image_prompt\": \"a snail\"}");
        assertThat(words.at("/clips/0/media/upload_id").asString())
                .as("what is left out stays")
                .isEqualTo(blue);

        String prompt = server.get(path).body().at("/clips/0/script").asString();
        change(path + "/clips/0", "{\"media\": null, \"image_prompt\": \"%s\"}".formatted(prompt));
        JsonNode back = again(path);
        assertThat(back.at("/clips/0/media").isNull()).isTrue();
        assertThat(names(path)).contains("clip_0_image.png").doesNotContain("clip_0_image.jpg");
    }

    @Test
    void onlyOwnFilesOfTheRightKindAreTaken() {
        String red = OwnFiles.send(server, "picture", "image/png", RED);
        String waiting = server.post("/v1/uploads", OwnFiles.announcement("picture", "image/png", RED))
                .body()
                .path("id")
                .asString();

        refuses("\"music_upload_id\": \"%s\"".formatted(red), "upload_wrong_purpose");
        refuses("\"music_upload_id\": \"01890000-0000-7000-8000-000000000000\"", "upload_not_found");
        refuses("\"music\": \"asset\"", "music_upload_missing");
        refuses("\"music\": \"none\", \"music_upload_id\": \"%s\"".formatted(red), "music_upload_unused");
        refusesScene("\"media\": {\"upload_id\": \"%s\"}".formatted(waiting), "upload_not_ready");
        refusesScene("\"media\": {}", "wrong_type");
        refusesScene("\"media\": {\"upload_id\": \"x\"}", "wrong_type");
        refusesScene("\"media\": {\"upload\": \"%s\"}".formatted(red), "unknown_field");
    }

    private void refuses(String field, String code) {
        Answer answer = server.post("/v1/projects", "{\"topic\": \"squid\", " + field + "}");
        assertThat(answer.body().path("code").asString()).as(field).isEqualTo(code);
        assertThat(answer.status()).isBetween(400, 409);
    }

    private void refusesScene(String field, String code) {
        Answer answer = server.post("/v1/projects", "{\"scenes\": [{\"script\": \"Squid.\", " + field + "}]}");
        assertThat(answer.body().path("code").asString()).as(field).isEqualTo(code);
        assertThat(answer.status()).isBetween(400, 409);
    }
}

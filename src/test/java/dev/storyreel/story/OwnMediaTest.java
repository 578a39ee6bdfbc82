package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
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
    private FilmClient films;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(data, List.of(StumblingPictures.class), "storyreel.story.short-side=180");
        films = new FilmClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aFilmOfGivenScenesShowsOwnPicturesAndPlaysOwnMusic() {
        String red = OwnFiles.send(server, "picture", "image/png", RED);
        String tone = OwnFiles.send(server, "music", "audio/wav", TONE);
        List<String> drawnBefore = server.get(StumblingPictures.class).drawn();

        String path = films.begin("""
                {"scenes": [
                    {"script": " Squid are quick. ", "media": {"upload_id": "%s"}},
                    {"script": "Crabs walk sideways.", "image_prompt": "a crab", "media": null}],
                 "music_upload_id": "%s"}""".formatted(red, tone));
        JsonNode film = films.await(path);

        assertThat(film.path("title").asString()).isEqualTo("Squid are quick");
        assertThat(film.path("music").asString()).isEqualTo("asset");
        assertThat(film.path("music_upload_id").asString()).isEqualTo(tone);
        assertThat(film.at("/clips/0/script").asString()).isEqualTo("Squid are quick.");
        assertThat(film.at("/clips/0/media/upload_id").asString()).isEqualTo(red);
        assertThat(film.at("/clips/1/media").isNull()).isTrue();
        assertThat(films.worked(path)).doesNotContain("generate_plan");
        List<String> drawn = server.get(StumblingPictures.class).drawn();
        assertThat(drawn.subList(drawnBefore.size(), drawn.size())).containsExactly("a crab");
        assertThat(films.file(path, "clip_0_image.png")).isEqualTo(RED);
        assertThat(films.file(path, "music.wav")).isEqualTo(TONE);
        JsonNode report = server.get(film.path("report_url").asString()).body();
        assertThat(report.at("/clips/0/picture/provider").asString()).isEqualTo("upload");
        assertThat(report.at("/clips/0/picture/offline").asBoolean()).isFalse();

        // the film keeps copies of its own
        assertThat(server.delete("/v1/uploads/" + red).status()).isEqualTo(204);
        assertThat(server.delete("/v1/uploads/" + tone).status()).isEqualTo(204);
        films.again(path);
        assertThat(films.worked(path)).as("all of it was there before").isEmpty();

        films.change(path, "{\"music\": \"none\"}");
        for (String fit : List.of("cover", "blur", "auto")) {
            films.change(
                    path + "/clips/0", "{\"media\": {\"upload_id\": \"%s\", \"fit\": \"%s\"}}".formatted(red, fit));
        }
        assertThat(films.again(path).path("music_upload_id").isNull()).isTrue();
        assertThat(films.worked(path)).containsExactly("mix_sound", "render_final");
        assertThat(films.names(path)).doesNotContain("music.wav");
        Answer missing = server.patch(path, "{\"music\": \"asset\"}");
        assertThat(missing.body().path("code").asString()).isEqualTo("music_upload_missing");
    }

    @Test
    void anOwnPictureTakesTheDrawnOnesPlaceAndGivesItBack() {
        String path = films.begin("{\"script\": \"Snails are slow, and they carry their houses.\"}");
        JsonNode first = films.await(path);
        assertThat(first.path("duration_seconds").isNull()).as("nobody asked").isTrue();
        assertThat(first.path("warnings").toString()).doesNotContain("duration_missed");
        byte[] drawn = films.file(path, "final.mp4");
        String blue = OwnFiles.send(server, "picture", "image/jpeg", BLUE);

        JsonNode changed = films.change(path + "/clips/0", "{\"media\": {\"upload_id\": \"%s\"}}".formatted(blue));
        assertThat(changed.path("changed").asBoolean()).isTrue();
        assertThat(changed.at("/clips/0/image_url").isNull()).isTrue();
        films.again(path);
        assertThat(films.worked(path))
                .containsExactly("generate_image 0", "render_clip 0", "render_final", "render_preview");
        assertThat(films.names(path)).contains("clip_0_image.jpg").doesNotContain("clip_0_image.png");
        assertThat(films.file(path, "clip_0_image.jpg")).isEqualTo(BLUE);
        assertThat(films.file(path, "final.mp4")).isNotEqualTo(drawn);

        JsonNode words = films.change(path + "/clips/0", "{\"image_prompt\": \"a snail\"}");
        assertThat(words.at("/clips/0/media/upload_id").asString())
                .as("what is left out stays")
                .isEqualTo(blue);

        String prompt = server.get(path).body().at("/clips/0/script").asString();
        films.change(path + "/clips/0", "{\"media\": null, \"image_prompt\": \"%s\"}".formatted(prompt));
        JsonNode back = films.again(path);
        assertThat(back.at("/clips/0/media").isNull()).isTrue();
        assertThat(films.names(path)).contains("clip_0_image.png").doesNotContain("clip_0_image.jpg");
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

    @Test
    void eachSceneSaysWhatTheCameraDoes() {
        String red = OwnFiles.send(server, "picture", "image/png", RED);
        String path = films.begin("""
                {"motion": "still", "scenes": [
                    {"script": "Squid are quick.", "motion": "follow", "focus": {"x": 0.2, "y": 0.7}},
                    {"script": "Crabs walk.", "motion": "drift",
                     "media": {"upload_id": "%s", "focus": {"x": 1, "y": 0}}},
                    {"script": "Snails are slow."}]}""".formatted(red));
        JsonNode film = films.await(path);
        assertThat(film.path("motion").asString()).isEqualTo("still");
        assertThat(film.path("clips")
                        .valueStream()
                        .map(clip -> clip.path("motion").asString()))
                .containsExactly("follow", "drift", "auto");
        assertThat(film.at("/clips/0/focus").toString()).isEqualTo("{\"x\":0.2,\"y\":0.7}");
        assertThat(film.at("/clips/1/focus").toString()).isEqualTo("{\"x\":1.0,\"y\":0.0}");
        assertThat(film.at("/clips/2/focus").toString()).isEqualTo("{\"x\":0.5,\"y\":0.5}");

        films.change(path, "{\"motion\": \"auto\"}");
        films.again(path);
        assertThat(films.worked(path))
                .as("of those that say nothing")
                .contains("render_clip 2")
                .doesNotContain("render_clip 0", "render_clip 1", "generate_image 2");

        refusesScene("\"motion\": \"spin\"", "wrong_type");
        refusesScene("\"focus\": {\"x\": 2, \"y\": 0}", "validation_failed");
        refusesScene("\"focus\": {\"x\": 0.5}", "validation_failed");
        Answer unused = server.patch(path + "/clips/1", "{\"focus\": {\"x\": 0, \"y\": 0}}");
        assertThat(unused.body().path("code").asString()).isEqualTo("media_option_unused");
        assertThat(unused.body().path("detail").asString()).startsWith("focus: ");
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

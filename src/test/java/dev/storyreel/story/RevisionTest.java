package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Films that are changed and made again: what a change reaches is worked at, all else is taken up as it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class RevisionTest {
    private static final String SCRIPT = "Squid are so quick that few other animals in the sea can catch them."
            + " Crabs walk sideways along the beach and dig deep holes in the wet sand."
            + " Snails are slow, and they carry their houses wherever they may go.";

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

    private String film() {
        String path = films.begin("{\"script\": \"%s\", \"duration_seconds\": 10}".formatted(SCRIPT));
        assertThat(films.await(path).path("clips").size()).isEqualTo(3);
        return path;
    }

    @Test
    void redoingOneSceneGivesTheFilmThatMakingAllOfItWouldGive() {
        String path = film();
        byte[] before = films.file(path, "final.mp4");
        List<String> drawnBefore = server.get(StumblingPictures.class).drawn();

        JsonNode changed = films.change(
                path + "/clips/1",
                "{\"script\": \"  Lobsters walk forwards, and when in fear swim backwards.  \","
                        + " \"image_prompt\": \"a red lobster in the sea\"}");
        assertThat(changed.path("changed").asBoolean()).isTrue();
        assertThat(changed.at("/clips/1/script").asString())
                .startsWith("Lobsters")
                .endsWith("backwards.");
        assertThat(changed.at("/clips/1/audio_url").isNull()).isTrue();
        assertThat(films.file(path, "final.mp4")).isEqualTo(before);
        JsonNode made = films.again(path);

        assertThat(made.path("revision").asInt()).isEqualTo(2);
        assertThat(made.path("changed").asBoolean()).isFalse();
        assertThat(made.path("warnings").toString()).contains("made_offline");
        assertThat(films.worked(path))
                .containsExactly(
                        "generate_audio 1",
                        "generate_image 1",
                        "mix_sound",
                        "render_clip 1",
                        "render_final",
                        "render_preview",
                        "render_transition 0",
                        "render_transition 1");
        List<String> drawn = server.get(StumblingPictures.class).drawn();
        assertThat(drawn.subList(drawnBefore.size(), drawn.size())).containsExactly("a red lobster in the sea");
        assertThat(new String(films.file(path, "captions.srt"), StandardCharsets.UTF_8))
                .contains("Squid", "Lobsters", "Snails")
                .doesNotContain("Crabs");
        JsonNode report = server.get(made.path("report_url").asString()).body();
        assertThat(report.path("jobs")
                        .valueStream()
                        .filter(job -> !job.path("reused").asBoolean()))
                // the film itself is still being made, and perhaps its preview
                .hasSize(8);

        JsonNode seen = report.at("/film/picture");
        assertThat(seen.path("frames_decoded").asInt())
                .isPositive()
                .isLessThan(seen.path("frames").asInt());

        String whole = films.fromScratch(path);
        assertThat(films.worked(whole)).hasSize(3 * 3 + 2 + 3);
        assertThat(films.names(whole)).contains("transition_0.mp4", "transition_1.mp4", "final.mp4");
        for (String name : films.names(whole)) {
            if (name.endsWith(".mp4") || name.endsWith(".srt")) {
                assertThat(films.file(path, name)).as(name).isEqualTo(films.file(whole, name));
            }
        }
        assertThat(films.file(path, "final.mp4")).isNotEqualTo(before);
        JsonNode all = server.get(server.get(whole).body().path("report_url").asString())
                .body()
                .at("/film/picture");
        assertThat(all.path("frames_decoded").asInt())
                .isEqualTo(all.path("frames").asInt());
        for (String measured : List.of("frames", "black", "frozen", "duration_ms")) {
            assertThat(seen.path(measured)).as(measured).isEqualTo(all.path(measured));
        }
    }

    @Test
    void anotherMotionMakesItsSceneAndTransitionsAnewAndDrawsNothing() {
        String path = film();
        byte[] before = films.file(path, "clip_2.mp4");

        JsonNode changed =
                films.change(path + "/clips/2", "{\"motion\": \"follow\", \"focus\": {\"x\": 0.2, \"y\": 0.3}}");
        assertThat(changed.path("changed").asBoolean()).isTrue();
        JsonNode made = films.again(path);

        assertThat(made.at("/clips/2/motion").asString()).isEqualTo("follow");
        assertThat(made.at("/clips/2/focus/x").asDouble()).isEqualTo(0.2);
        assertThat(films.worked(path))
                .containsExactly("render_clip 2", "render_final", "render_preview", "render_transition 1");
        assertThat(films.file(path, "clip_2.mp4")).isNotEqualTo(before);
        String whole = films.fromScratch(path);
        assertThat(films.file(path, "final.mp4")).isEqualTo(films.file(whole, "final.mp4"));

        films.change(path + "/clips/2", "{\"motion\": \"auto\", \"focus\": {\"x\": 0.5, \"y\": 0.5}}");
        films.again(path);
        assertThat(films.worked(path)).as("what was made first is still there").isEmpty();
        assertThat(films.file(path, "clip_2.mp4")).isEqualTo(before);
    }

    @Test
    void aChoiceForTheWholeFilmReachesNoMoreThanItMust() {
        String path = film();
        byte[] first = films.file(path, "final.mp4");

        films.change(path, "{\"music\": \"none\"}");
        assertThat(films.again(path).path("music").asString()).isEqualTo("none");
        assertThat(films.worked(path)).containsExactly("mix_sound", "render_final");
        assertThat(films.file(path, "final.mp4")).isNotEqualTo(first);

        films.change(path, "{\"captions\": \"box\"}");
        films.again(path);
        assertThat(films.worked(path))
                .containsExactly("render_clip 0", "render_clip 1", "render_clip 2", "render_final", "render_preview");

        films.change(path, "{\"transition\": \"cut\", \"captions\": \"bold\"}");
        films.again(path);
        assertThat(films.worked(path))
                .containsExactly(
                        "mix_sound",
                        "render_clip 0",
                        "render_clip 1",
                        "render_clip 2",
                        "render_final",
                        "render_preview");
        assertThat(films.names(path)).noneMatch(name -> name.startsWith("transition"));

        films.change(path, "{\"transition\": \"crossfade\", \"music\": \"ambient\"}");
        JsonNode back = films.again(path);
        assertThat(films.worked(path)).as("all of it was there before").isEmpty();
        assertThat(films.file(path, "final.mp4")).isEqualTo(first);
        assertThat(films.names(path)).contains("transition_0.mp4", "transition_1.mp4");
        assertThat(back.path("revision").asInt()).isEqualTo(5);
        assertThat(films.change(path, "{\"music\": \"ambient\"}")
                        .path("changed")
                        .asBoolean())
                .as("nothing was changed")
                .isFalse();
    }

    @Test
    void scenesThatSwapTheirWordsEachKeepTheirOwnFiles() {
        String path = film();
        JsonNode before = server.get(path).body();
        String first = before.at("/clips/0/script").asString();
        String second = before.at("/clips/1/script").asString();
        byte[] firstVoice = films.file(path, "clip_0_audio.wav");
        byte[] secondVoice = films.file(path, "clip_1_audio.wav");

        films.change(path + "/clips/0", "{\"script\": \"" + second + "\"}");
        films.change(path + "/clips/1", "{\"script\": \"" + first + "\"}");
        films.again(path);

        assertThat(films.file(path, "clip_0_audio.wav")).isEqualTo(secondVoice);
        assertThat(films.file(path, "clip_1_audio.wav")).isEqualTo(firstVoice);

        films.change(path + "/clips/0", "{\"script\": \"" + first + "\"}");
        films.again(path);
        assertThat(films.file(path, "clip_0_audio.wav")).isEqualTo(firstVoice);
        assertThat(films.file(path, "clip_1_audio.wav")).isEqualTo(firstVoice);
    }

    @Test
    void anotherPictureOfTheSameWordsCanBeHad() {
        String path = film();
        byte[] first = films.file(path, "clip_1_image.png");

        films.again(path, "/clips/1/regenerate", "{\"what\": [\"picture\"]}");
        assertThat(films.worked(path))
                .containsExactly(
                        "generate_image 1",
                        "render_clip 1",
                        "render_final",
                        "render_preview",
                        "render_transition 0",
                        "render_transition 1");
        assertThat(films.file(path, "clip_1_image.png")).isNotEqualTo(first);

        films.again(path, "/clips/0/regenerate", "");
        assertThat(films.worked(path))
                .contains("generate_audio 0", "generate_image 0")
                .doesNotContain("generate_image 1");

        films.change(path + "/clips/2", "{\"image_prompt\": \"a snail on a leaf\"}");
        films.again(path, "/clips/2/regenerate", "");
        assertThat(films.worked(path)).contains("generate_image 2").doesNotContain("generate_audio 2");
    }

    @Test
    void aRevisionThatFailsLeavesTheFilmBeforeItAndCanGoOn() {
        String path = film();
        byte[] first = films.file(path, "final.mp4");
        server.get(StumblingPictures.class).refuse(2);
        try {
            films.change(path + "/clips/2", "{\"image_prompt\": \"a snail on a wall\"}");
            Answer retry = server.post(path + "/retry", "");
            assertThat(retry.status()).isEqualTo(409);
            assertThat(server.post(path + "/regenerate", "").status()).isEqualTo(202);
            JsonNode failed = films.await(path, "failed");
            assertThat(failed.at("/error/code").asString()).isEqualTo("text_not_speakable");
            assertThat(failed.at("/clips/2/status").asString()).isEqualTo("failed");
            assertThat(films.file(path, "final.mp4")).isEqualTo(first);
        } finally {
            server.get(StumblingPictures.class).refuse(-1);
        }
        films.again(path, "/retry", "");
        assertThat(films.file(path, "final.mp4")).isNotEqualTo(first);
        assertThat(server.get(path).body().path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void whileAFilmIsMadeItIsNotChangedAndNotMadeAgain() {
        String path = film();
        films.change(
                path + "/clips/0",
                "{\"script\": \"A very long sentence goes on and on, about the sea and its fish.\"}");
        String key = UUID.randomUUID().toString();
        Answer first = server.post(path + "/regenerate", "", "Idempotency-Key", key);
        List<Answer> refused = new ArrayList<>();
        refused.add(server.post(path + "/regenerate", ""));
        refused.add(server.post(path + "/clips/0/regenerate", "{\"what\": [\"voice\"]}"));
        refused.add(server.patch(path, "{\"captions\": \"clean\"}"));
        refused.add(server.patch(path + "/clips/0", "{\"script\": \"Short.\"}"));
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().path("code").asString()).isEqualTo("production_in_progress");
        });
        Answer repeated = server.post(path + "/regenerate", "", "Idempotency-Key", key);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(first.body().path("progress").asInt()).isZero();
        JsonNode made = films.await(path, "succeeded");
        assertThat(made.path("revision").asInt()).isEqualTo(2);
        assertThat(made.path("captions").asString()).isEqualTo("bold");
    }

    @Test
    void eventsTellOfEachRevision() throws Exception {
        String path = film();
        films.again(path);
        String events;
        try (var body = server.open(path + "/events").body()) {
            events = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(events.lines().filter("event: done"::equals)).hasSize(2);
        assertThat(events).contains("\"revision\": 2").endsWith("\n\n");
    }
}

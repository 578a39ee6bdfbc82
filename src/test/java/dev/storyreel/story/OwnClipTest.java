package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Films that show the user's own clips: what is seen and heard of them when, and what a change of them reaches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnClipTest {
    private static final int RATE = 30;
    private static final int SAMPLES_PER_FRAME = 48_000 / RATE;

    private StudioServer server;
    private FilmClient films;
    private OwnClips clips;
    private String colours;
    private String whistling;

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path scratch) throws Exception {
        server = StudioServer.start(data, List.of(), "storyreel.story.short-side=180");
        films = new FilmClient(server);
        clips = new OwnClips(server.get(FfmpegFinder.class), scratch);
        colours = OwnFiles.send(server, "clip", "video/mp4", clips.made("mp4", OwnClips.COLOURS));
        whistling = OwnFiles.send(server, "clip", "video/mp4", clips.made("mp4", OwnClips.WHISTLING));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** @param first of the first scene's media, after its upload */
    private String film(String upload, String first) {
        String path = films.begin("""
                {"captions": "none", "music": "none", "scenes": [
                    {"script": "Squid are quick.", "media": {"upload_id": "%s"%s}},
                    {"script": "Crabs walk sideways.", "media": {"upload_id": "%s", "start_seconds": 2}}]}
                """.formatted(upload, first, colours));
        films.await(path);
        return path;
    }

    /** Names of the film's copies of clips. */
    private List<String> sources(String path) {
        return films.names(path).stream()
                .filter(name -> name.startsWith("source_"))
                .toList();
    }

    /** Frames in which a scene is surely seen alone: half of the transition to the next belongs to it. */
    private int bodyFrames(String path, int clip) {
        return (int) Math.round(clips(path, clip).path("duration_seconds").asDouble() * RATE) - RATE / 2;
    }

    private JsonNode clips(String path, int clip) {
        return server.get(path).body().path("clips").path(clip);
    }

    private static String name(int colour) {
        int red = colour >> 16;
        int green = colour >> 8 & 0xff;
        int blue = colour & 0xff;
        return red > 150 && green < 80 && blue < 80
                ? "red"
                : green > 150 && red < 80 && blue < 80
                        ? "green"
                        : blue > 150 && red < 80 && green < 80 ? "blue" : Integer.toHexString(colour);
    }

    private List<String> seen(String path) throws Exception {
        return clips.colours(films.file(path, "final.mp4")).stream()
                .map(OwnClipTest::name)
                .toList();
    }

    /** How much of the whistle is in that part of the sound: its amplitude, by Goertzel's algorithm. */
    private static double whistle(short[] sound, int fromFrame, int toFrame) {
        double coefficient = 2 * Math.cos(2 * Math.PI * 5500 / 48_000);
        double last = 0;
        double before = 0;
        short[] part = Arrays.copyOfRange(sound, fromFrame * SAMPLES_PER_FRAME, toFrame * SAMPLES_PER_FRAME);
        for (short sample : part) {
            double now = sample + coefficient * last - before;
            before = last;
            last = now;
        }
        double power = last * last + before * before - coefficient * last * before;
        return 2 * Math.sqrt(power) / part.length;
    }

    @Test
    void aTrimmedClipGoesRoundInItsScene() throws Exception {
        String path = film(colours, ", \"start_seconds\": 0.5, \"end_seconds\": 1.5");

        List<String> seen = seen(path);
        int body = bodyFrames(path, 0);
        assertThat(body).isGreaterThan(RATE);
        for (int frame = 0; frame < body; frame++) {
            assertThat(seen.get(frame)).as("frame " + frame).isEqualTo(frame % RATE < RATE / 2 ? "red" : "green");
        }
        assertThat(seen.getLast()).isEqualTo("blue");
        JsonNode media = clips(path, 0).path("media");
        assertThat(media.path("kind").asString()).isEqualTo("clip");
        assertThat(media.path("start_seconds").asDouble()).isEqualTo(0.5);
        assertThat(media.path("end_seconds").asDouble()).isEqualTo(1.5);
        assertThat(media.path("when_short").asString()).isEqualTo("loop");
        assertThat(media.path("sound").asString()).as("it has none").isEqualTo("mute");
        assertThat(clips(path, 0).path("image_url").isNull()).isTrue();
        JsonNode report = server.get(server.get(path).body().path("report_url").asString())
                .body();
        assertThat(report.at("/clips/0/media/end_seconds").asDouble()).isEqualTo(1.5);
        assertThat(report.at("/clips/0/picture/model").asString()).isEqualTo("own clip");
        // which both scenes show
        assertThat(sources(path)).hasSize(1);
        assertThat(films.file(path, sources(path).getFirst()))
                .isEqualTo(server.get(clips(path, 0).path("media_url").asString())
                        .response()
                        .body());
    }

    @Test
    void aSlowedClipIsSeenOnce() throws Exception {
        String path = film(colours, ", \"start_seconds\": 0.5, \"end_seconds\": 1.5, \"when_short\": \"slow\"");

        List<String> seen = seen(path);
        int body = bodyFrames(path, 0);
        List<String> scene = seen.subList(0, body);
        int turn = scene.indexOf("green");
        assertThat(scene.subList(0, turn)).containsOnly("red");
        assertThat(scene.subList(turn, body)).containsOnly("green");
        assertThat(turn).as("later than at its own speed").isGreaterThan(RATE / 2);
    }

    @Test
    void aClipIsHeardWhileItIsSeenUnlessItIsMuted() throws Exception {
        String cut = ", \"start_seconds\": 1, \"end_seconds\": 2";
        String kept = film(whistling, cut);
        String muted = film(whistling, cut + ", \"sound\": \"mute\"");

        int body = bodyFrames(kept, 0);
        int frames = clips.colours(films.file(kept, "final.mp4")).size();
        short[] heard = clips.sound(films.file(kept, "final.mp4"));
        short[] unheard = clips.sound(films.file(muted, "final.mp4"));
        double whistle = whistle(heard, 0, body);
        assertThat(whistle).isGreaterThan(100).isGreaterThan(20 * whistle(unheard, 0, body));
        assertThat(whistle(heard, frames - RATE, frames))
                .as("in the last second another clip is seen")
                .isLessThan(whistle / 20);
        assertThat(clips(kept, 0).at("/media/sound").asString()).isEqualTo("keep");
        assertThat(clips(muted, 0).at("/media/sound").asString()).isEqualTo("mute");
    }

    @Test
    void anotherTrimReachesItsSceneAloneAndGivesTheFilmThatMakingAllOfItWould() throws Exception {
        String path = film(whistling, ", \"end_seconds\": 1");
        byte[] before = films.file(path, "final.mp4");
        String cut = ", \"start_seconds\": 1, \"end_seconds\": 2, \"fit\": \"cover\", \"focus\": {\"x\": 0, \"y\": 1}";

        Answer same = server.patch(
                path + "/clips/0", "{\"media\": {\"upload_id\": \"%s\", \"end_seconds\": 1}}".formatted(whistling));
        assertThat(same.body().path("changed").asBoolean()).isFalse();
        Answer changed =
                server.patch(path + "/clips/0", "{\"media\": {\"upload_id\": \"%s\"%s}}".formatted(whistling, cut));
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().path("changed").asBoolean()).isTrue();
        films.again(path);

        assertThat(films.worked(path))
                .containsExactly("mix_sound", "render_clip 0", "render_final", "render_preview", "render_transition 0");
        assertThat(seen(path).subList(0, bodyFrames(path, 0))).containsOnly("green");
        byte[] redone = films.file(path, "final.mp4");
        assertThat(redone).isNotEqualTo(before);
        String whole = film(whistling, cut);
        for (String name : List.of("clip_0.mp4", "clip_1.mp4", "transition_0.mp4", "soundtrack.m4a", "final.mp4")) {
            assertThat(films.file(path, name)).as(name).isEqualTo(films.file(whole, name));
        }

        films.again(path);
        assertThat(films.worked(path)).as("nothing was changed").isEmpty();
        assertThat(sources(path)).hasSize(2);

        server.patch(path + "/clips/0", "{\"media\": {\"upload_id\": \"%s\"}}".formatted(colours));
        films.again(path);
        assertThat(sources(path)).as("what is shown no more goes").hasSize(1);
    }

    @Test
    void whatCannotBeShownIsRefusedByTheNameOfItsField() {
        String picture = OwnFiles.send(server, "picture", "image/png", OwnFiles.picture("png", Color.RED));

        refuses(colours, ", \"start_seconds\": 3", "media_span_invalid", "scenes[0].media.start_seconds");
        refuses(colours, ", \"end_seconds\": 3.5", "media_span_invalid", "3.0 seconds");
        refuses(colours, ", \"start_seconds\": 2, \"end_seconds\": 1", "media_span_invalid", "end_seconds");
        refuses(colours, ", \"start_seconds\": -1", "validation_failed", "scenes[0].media.start_seconds");
        refuses(colours, ", \"end_seconds\": \"1\"", "wrong_type", "end_seconds");
        refuses(colours, ", \"focus\": {\"x\": 2, \"y\": 0}", "validation_failed", "scenes[0].media.focus.x");
        refuses(colours, ", \"focus\": {\"x\": 1}", "validation_failed", "scenes[0].media.focus.y");
        refuses(colours, ", \"fit\": \"squeeze\"", "wrong_type", "fit");
        refuses(colours, ", \"when_short\": \"freeze\"", "wrong_type", "when_short");
        refuses(picture, ", \"end_seconds\": 1", "media_option_unused", "scenes[0].media.end_seconds");
        refuses(picture, ", \"sound\": \"keep\"", "media_option_unused", "scenes[0].media.sound");
        for (String camera : List.of("\"motion\": \"in\"", "\"focus\": {\"x\": 0, \"y\": 0}")) {
            Answer answer = server.post(
                    "/v1/projects",
                    "{\"scenes\": [{\"script\": \"Squid.\", %s, \"media\": {\"upload_id\": \"%s\"}}]}"
                            .formatted(camera, colours));
            assertThat(answer.body().path("code").asString()).as(camera).isEqualTo("media_option_unused");
        }
    }

    private void refuses(String upload, String media, String code, String named) {
        Answer answer = server.post(
                "/v1/projects",
                "{\"scenes\": [{\"script\": \"Squid.\", \"media\": {\"upload_id\": \"%s\"%s}}]}"
                        .formatted(upload, media));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).as(media).isEqualTo(code);
        assertThat(answer.body().toString()).contains(named);
    }
}

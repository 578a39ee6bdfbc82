package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storyreel.provider.vendor.CartesiaServer;
import dev.storyreel.provider.vendor.DeepgramServer;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.StoryWriter;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.testing.StudioServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Films in voices, speeds and languages of one's choice. */
class VoiceFilmTest {
    private static final VendorServer OPENAI = OpenAiServer.speaking(new VendorServer(), StoryWriter::write);
    private static final VendorServer CARTESIA = CartesiaServer.speaking(new VendorServer());
    private static final VendorServer DEEPGRAM = DeepgramServer.speaking(new VendorServer());
    private static final String TWO_SCENES = """
            "scenes": [{"script": "Das Meer ist still.", "image_prompt": "a calm sea"},
                {"script": "Ein Boot kommt.", "image_prompt": "a boat"}], "music": "none", "transition": "cut\"""";

    @TempDir
    private static Path data;

    private static StudioServer server;
    private static FilmClient films;

    @BeforeAll
    static void start() {
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.provider.openai.api-key=test-key",
                "storyreel.provider.openai.base-url=" + OPENAI.uri() + "/v1",
                "storyreel.provider.cartesia.api-key=test-key",
                "storyreel.provider.cartesia.base-url=" + CARTESIA.uri(),
                "storyreel.provider.deepgram.api-key=test-key",
                "storyreel.provider.deepgram.base-url=" + DEEPGRAM.uri(),
                "storyreel.provider.route.language=openai",
                "storyreel.provider.route.picture=offline",
                "storyreel.provider.route.speech=cartesia,offline",
                "storyreel.provider.first-pause=10ms",
                "storyreel.story.short-side=144",
                "storyreel.story.frames-per-second=10");
        films = new FilmClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        Stream.of(OPENAI, CARTESIA, DEEPGRAM).forEach(VendorServer::close);
    }

    private static List<VendorServer.Request> spoken(VendorServer vendor, String path) {
        return vendor.requests().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    @Test
    void isSpokenAsWantedAndAChangeOfVoiceIsAllThatIsRedone() {
        String path = films.begin(
                "{\"language\": \"de\", \"speed\": 1.2, \"voice\": \"cartesia/b-voice\", " + TWO_SCENES + "}");
        JsonNode film = films.await(path);
        assertThat(film.path("voice").asString()).isEqualTo("cartesia/b-voice");
        assertThat(film.path("speed").asDouble()).isEqualTo(1.2);
        assertThat(film.path("language").asString()).isEqualTo("de");
        List<VendorServer.Request> requests = spoken(CARTESIA, "/tts/sse").stream()
                .filter(request ->
                        request.body().path("voice").path("id").asString().equals("b-voice"))
                .toList();
        assertThat(requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.body().path("language").asString()).isEqualTo("de");
            assertThat(request.body().path("generation_config").path("speed").asDouble())
                    .isEqualTo(1.2);
        });

        // another voice for one clip: only that is spoken, rendered and mixed
        films.change(path + "/clips/1", "{\"voice\": \"julius\"}");
        assertThat(films.again(path).path("clips").path(1).path("voice").asString())
                .isEqualTo("deepgram/aura-2-julius-de");
        assertThat(films.worked(path))
                .contains("generate_audio 1", "render_clip 1", "mix_sound")
                .doesNotContain("generate_audio 0", "render_clip 0", "generate_image 0", "generate_image 1");
        assertThat(spoken(DEEPGRAM, "/v1/speak")).hasSize(1);

        // another voice for the film: the clip with one of its own stays
        films.change(path, "{\"voice\": \"cartesia/a-voice\"}");
        films.again(path);
        assertThat(films.worked(path))
                .contains("generate_audio 0")
                .doesNotContain("generate_audio 1", "generate_image 0");

        // back again: that is known, and nobody is asked
        int asked = spoken(CARTESIA, "/tts/sse").size();
        films.change(path, "{\"voice\": \"cartesia/b-voice\"}");
        films.change(path + "/clips/1", "{\"voice\": \"auto\"}");
        JsonNode back = films.again(path);
        assertThat(back.path("clips").path(1).path("voice").asString()).isEqualTo("auto");
        assertThat(spoken(CARTESIA, "/tts/sse")).hasSize(asked);

        // the same change twice changes nothing
        assertThat(films.change(path, "{\"speed\": 1.2, \"language\": \"de\"}")
                        .path("changed")
                        .asBoolean())
                .isFalse();
        films.change(path, "{\"speed\": 2}");
        JsonNode fast = films.again(path);
        assertThat(fast.path("warnings").toString()).contains("speed_limited").contains("it speaks at 1.5");
    }

    @Test
    void aNamedVoiceIsNotReplacedByAnother() {
        DEEPGRAM.failing(Fault.status(400, "{\"err_msg\":\"no\"}"), Fault.status(400, "{\"err_msg\":\"no\"}"));
        String path = films.begin("{\"voice\": \"deepgram/aura-2-thalia-en\", "
                + "\"scenes\": [{\"script\": \"The boat.\"}], \"music\": \"none\"}");
        JsonNode failed = films.await(path, "failed");
        assertThat(failed.path("error").path("code").asString()).isEqualTo("provider_request_rejected");
        assertThat(failed.path("error").path("message").asString()).contains("Deepgram");
        assertThat(failed.path("warnings").toString()).doesNotContain("provider_fallback");
    }

    @Test
    void theOfflineVoiceIsOneOfThem() {
        String path = films.begin(
                "{\"voice\": \"SLT\", \"speed\": 0.8, \"scenes\": ["
                        + "{\"script\": \"The boat.\"}, {\"script\": \"The sea.\", \"voice\": \"Theo\"}], \"music\": \"none\"}");
        JsonNode film = films.await(path);
        assertThat(film.path("voice").asString()).isEqualTo("offline/cmu-slt-hsmm");
        JsonNode report = server.get(films.url(path, "report.json")).body();
        assertThat(report.path("clips").path(0).path("voice").path("provider").asString())
                .isEqualTo("offline");
        assertThat(report.path("clips").path(1).path("voice").path("provider").asString())
                .isEqualTo("cartesia");
    }

    @Test
    void aTopicIsWrittenInTheLanguageOfTheFilm() {
        String path = films.begin(
                "{\"topic\": \"Das Meer\", \"language\": \"de\", \"duration_seconds\": 10, \"music\": \"none\"}");
        films.await(path);
        assertThat(OPENAI.requests().getLast().body().toString()).contains("narration: German");
    }

    @Test
    void anotherLanguageIsSpokenOfflineWhereTheProgramIsInstalled() {
        JsonNode voices = server.get("/v1/voices?language=fr").body().path("data");
        boolean installed = voices.valueStream()
                .anyMatch(voice -> voice.path("id").asString().startsWith("espeak/fr"));
        assumeTrue(installed, "espeak-ng is not installed here");
        String path = films.begin("{\"voice\": \"espeak/fr-fr\", \"script\": "
                + "\"La mer est calme ce soir. Un bateau arrive au port.\", \"music\": \"none\"}");
        JsonNode film = films.await(path);
        assertThat(film.path("language").asString()).isEqualTo("fr-FR");
        assertThat(film.path("clips").path(0).path("duration_seconds").asDouble())
                .isGreaterThan(1.5);
        assertThat(Set.of("succeeded")).contains(film.path("status").asString());
    }
}

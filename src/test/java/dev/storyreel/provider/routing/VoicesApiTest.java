package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.vendor.CartesiaServer;
import dev.storyreel.provider.vendor.DeepgramServer;
import dev.storyreel.provider.vendor.ElevenLabsServer;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Voices of several vendors at once, each a server on this machine. */
class VoicesApiTest {
    private final VendorServer cartesia = CartesiaServer.speaking(new VendorServer());
    private final VendorServer deepgram = DeepgramServer.speaking(new VendorServer());
    private final VendorServer elevenLabs = ElevenLabsServer.speaking(new VendorServer());

    @TempDir
    private Path data;

    private StudioServer server;

    @BeforeEach
    void start() {
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.provider.cartesia.api-key=test-key",
                "storyreel.provider.cartesia.base-url=" + cartesia.uri(),
                "storyreel.provider.deepgram.api-key=test-key",
                "storyreel.provider.deepgram.base-url=" + deepgram.uri(),
                "storyreel.provider.elevenlabs.api-key=test-key",
                "storyreel.provider.elevenlabs.base-url=" + elevenLabs.uri(),
                "storyreel.provider.openai.api-key=",
                "storyreel.provider.espeak.program=/nowhere/espeak-ng",
                "storyreel.provider.route.speech=deepgram,cartesia",
                "storyreel.jobs.worker-enabled=false");
    }

    @AfterEach
    void stop() {
        server.close();
        Stream.of(cartesia, deepgram, elevenLabs).forEach(VendorServer::close);
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body()
                .path("data")
                .valueStream()
                .map(voice -> voice.path("id").asString())
                .toList();
    }

    @Test
    void allVoicesAreListedInTheOrderOfTheRoute() {
        Answer answer = server.get("/v1/voices");
        assertThat(ids(answer))
                .containsExactly(
                        "deepgram/aura-2-thalia-en",
                        "deepgram/aura-2-viktoria-de",
                        "deepgram/aura-2-julius-de",
                        "cartesia/79f8b5fb-2cc8-479a-80df-29f7a7cf1a3e",
                        "cartesia/a-voice",
                        "cartesia/b-voice",
                        "elevenlabs/JBFqnCBsd6RMkjVDRZzb",
                        "elevenlabs/EXAVITQu4vr4xnSDxMaL",
                        "offline/cmu-slt-hsmm");
        assertThat(answer.body().path("warnings")).isEmpty();
        assertThat(answer.body().path("data").path(0).toString())
                .isEqualTo("{\"id\":\"deepgram/aura-2-thalia-en\",\"provider\":\"deepgram\",\"name\":\"thalia\","
                        + "\"languages\":[\"en-US\",\"en\"],\"gender\":\"female\",\"description\":\"Plain, calm, Narration\","
                        + "\"sample_url\":\"https://static.example.com/thalia.wav\",\"is_default\":true}");
    }

    @Test
    void listsAreKeptForAWhile() {
        ids(server.get("/v1/voices"));
        int asked = cartesia.requests().size();
        ids(server.get("/v1/voices?language=de"));
        assertThat(cartesia.requests()).hasSize(asked);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void oneThatFailsIsNamedAndTheOthersAreThere() {
        cartesia.failing(Fault.status(503, "{\"message\":\"down for test-key\"}"));
        Answer answer = server.get("/v1/voices");
        assertThat(ids(answer)).hasSize(6).noneMatch(id -> id.startsWith("cartesia/"));
        assertThat(answer.body().path("warnings").size()).isEqualTo(1);
        assertThat(answer.body().path("warnings").path(0).path("provider").asString())
                .isEqualTo("cartesia");
        assertThat(answer.body().path("warnings").path(0).path("code").asString())
                .isEqualTo("provider_unavailable");
        assertThat(answer.body().toString()).doesNotContain("test-key");
        // it is not asked again at once
        assertThat(ids(server.get("/v1/voices"))).hasSize(6);
        assertThat(cartesia.requests()).hasSize(1);
    }

    @Test
    void theyCanBeSiftedByAllThatIsToldOfThem() {
        assertThat(ids(server.get("/v1/voices?provider=deepgram&language=de&gender=male")))
                .containsExactly("deepgram/aura-2-julius-de");
        assertThat(ids(server.get("/v1/voices?language=de")))
                .containsExactly(
                        "deepgram/aura-2-viktoria-de",
                        "deepgram/aura-2-julius-de",
                        "cartesia/79f8b5fb-2cc8-479a-80df-29f7a7cf1a3e",
                        "cartesia/b-voice",
                        "elevenlabs/JBFqnCBsd6RMkjVDRZzb");
        assertThat(ids(server.get("/v1/voices?language=en-GB")))
                .contains("cartesia/a-voice")
                .doesNotContain("offline/cmu-slt-hsmm");
        assertThat(ids(server.get("/v1/voices?q=WARM%20narration"))).containsExactly("elevenlabs/JBFqnCBsd6RMkjVDRZzb");
        assertThat(server.get("/v1/voices?gender=loud").wrongFields()).containsExactly("gender");
        assertThat(server.get("/v1/voices?provider=nobody").body().path("code").asString())
                .isEqualTo("provider_not_found");
        assertThat(server.get("/v1/voices?provider=espeak")
                        .body()
                        .path("detail")
                        .asString())
                .contains("storyreel.provider.espeak.program");
        assertThat(server.get("/v1/voices?language=!").status()).isEqualTo(400);
    }

    private Answer film(String choices) {
        return server.post("/v1/projects", "{\"script\": \"The sea is quiet.\", " + choices + "}");
    }

    private void refuses(String choices, String code, String... words) {
        Answer answer = film(choices);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.body().path("detail").asString()).contains(words);
    }

    private void takes(String choices, String voice, String language) {
        Answer answer = film(choices);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(answer.body().path("voice").asString()).isEqualTo(voice);
        assertThat(answer.body().path("language").asString()).isEqualTo(language);
    }

    @Test
    void aVoiceIsMeantByItsIdOrItsName() {
        takes("\"voice\": \"cartesia/b-voice\"", "cartesia/b-voice", "de");
        takes("\"voice\": \"sandra\", \"language\": \"de-at\"", "cartesia/b-voice", "de-AT");
        takes("\"voice\": \"aura-2-julius-de\"", "deepgram/aura-2-julius-de", "de-DE");
        // any voice of these models speaks all of their languages
        takes("\"voice\": \"Sandra\", \"language\": \"en\"", "cartesia/b-voice", "en");
        takes("\"voice\": \"offline/cmu-slt-hsmm\"", "offline/cmu-slt-hsmm", "en-US");
        takes("\"speed\": 1.5", "auto", "en");
        takes("\"voice\": \"auto\", \"language\": \"sv\"", "auto", "sv");
    }

    @Test
    void whatNobodySpeaksIsRefusedAtOnce() {
        refuses("\"voice\": \"Sandre\"", "voice_unknown", "did you mean cartesia/b-voice (Sandra)?");
        // she speaks, but not that, and nobody else has a name like it
        refuses("\"voice\": \"thalai\", \"language\": \"de\"", "voice_unknown", "name; GET /v1/voices lists");
        refuses("\"voice\": \"thalai\", \"language\": \"en\"", "voice_unknown", "deepgram/aura-2-thalia-en (thalia)?");
        refuses("\"voice\": \"deepgram/aura-2-vikoria-de\"", "voice_unknown", "deepgram/aura-2-viktoria-de");
        refuses(
                "\"voice\": \"deepgram/aura-2-julius-de\", \"language\": \"en\"",
                "language_not_spoken",
                "these do",
                "thalia");
        refuses("\"voice\": \"espeak/de\"", "voice_unknown", "storyreel.provider.espeak.program");
        refuses("\"language\": \"tlh\"", "language_not_spoken", "deepgram, cartesia", "GET /v1/voices");
        refuses("\"language\": \"not a tag\"", "language_not_spoken", "BCP 47");
        assertThat(film("\"speed\": 2.1").wrongFields()).containsExactly("speed");
        assertThat(film("\"speed\": 0.4").wrongFields()).containsExactly("speed");
        assertThat(film("\"voice\": \"\\u0000\"").wrongFields()).containsExactly("voice");
        Answer topic = server.post("/v1/projects", "{\"topic\": \"Das Meer\", \"language\": \"de\"}");
        assertThat(topic.body().path("code").asString()).isEqualTo("language_not_written");
        assertThat(topic.wrongFields()).containsExactly("language");
    }

    private void blames(String field, String code, Answer answer) {
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(answer.body().path("detail").asString())
                .isEqualTo(field + ": " + answer.body().at("/errors/0/message").asString());
    }

    private Answer second(String choices) {
        return server.post(
                "/v1/projects",
                "{\"scenes\": [{\"script\": \"The sea.\"}, {\"script\": \"The boat.\", " + choices + "}]}");
    }

    @Test
    void theFieldThatIsToBlameIsNamed() {
        String nobodys = "\"01890000-0000-7000-8000-000000000000\"";
        blames("voice", "voice_unknown", film("\"voice\": \"Nobody\""));
        blames("voice", "voice_unknown", film("\"voice\": \"espeak/de\""));
        blames("language", "language_not_spoken", film("\"language\": \"tlh\""));
        blames(
                "language",
                "language_not_spoken",
                film("\"voice\": \"deepgram/aura-2-julius-de\", \"language\": \"en\""));
        blames("motion", "video_provider_missing", film("\"motion\": \"video\""));
        blames("music_upload_id", "upload_not_found", film("\"music_upload_id\": " + nobodys));
        blames("music_upload_id", "music_upload_missing", film("\"music\": \"asset\""));

        blames("scenes[1].voice", "voice_unknown", second("\"voice\": \"Nobody\""));
        blames("scenes[1].voice", "language_not_spoken", second("\"voice\": \"deepgram/aura-2-julius-de\""));
        blames("scenes[1].motion", "video_provider_missing", second("\"motion\": \"video\""));
        blames("scenes[1].media.stock", "stock_provider_missing", second("\"media\": {\"stock\": \"sea\"}"));
        blames("scenes[1].media.upload_id", "upload_not_found", second("\"media\": {\"upload_id\": " + nobodys + "}"));
    }

    @Test
    void soIsThatOfAChangeAndOfAPreset() {
        String path = server.post(
                        "/v1/projects",
                        "{\"scenes\": [{\"script\": \"The sea.\", \"voice\": \"deepgram/aura-2-thalia-en\"}]}")
                .header("Location");
        server.delete(path);
        assertThat(server.patch(path, "{\"voice\": \"Nobody\"}").wrongFields()).containsExactly("voice");
        assertThat(server.patch(path, "{\"language\": \"de\"}").wrongFields()).containsExactly("language");
        assertThat(server.patch(path + "/clips/0", "{\"voice\": \"Nobody\"}").wrongFields())
                .containsExactly("voice");
        assertThat(server.patch(path + "/clips/0", "{\"media\": {\"stock\": \"sea\"}}")
                        .wrongFields())
                .containsExactly("media.stock");
        assertThat(server.post(
                                "/v1/presets",
                                "{\"name\": \"news\", \"palette\": [\"#111111\", \"#eeeeee\", \"#888888\"], \"voice\": \"Nobody\"}")
                        .wrongFields())
                .containsExactly("voice");
    }

    @Test
    void anEstimateHasEachVoiceAtItsOwnProvidersPrice() {
        Answer answer = server.post(
                "/v1/projects/estimate",
                "{\"voice\": \"deepgram/aura-2-julius-de\", \"scenes\": [{\"script\": \"Ein Boot.\"},"
                        + " {\"script\": \"Das Meer.\", \"voice\": \"cartesia/b-voice\"}, {\"script\": \"Ein Wal.\"}]}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body()
                        .path("parts")
                        .valueStream()
                        .filter(part -> part.path("port").asString().equals("speech"))
                        .map(part -> part.path("provider").asString() + " "
                                + part.path("model").asString() + " "
                                + part.path("calls").asInt()))
                .containsExactly("deepgram aura-2-julius-de 2", "cartesia sonic-3.5 1");
    }

    @Test
    void aNameThatSeveralHaveIsNotGuessed() {
        elevenLabs.taking(
                "GET /v2/voices",
                null,
                _ -> Reply.json(Map.of(
                        "voices",
                        List.of(
                                Map.of("voice_id", "one", "name", "Sarah", "labels", Map.of("language", "en")),
                                Map.of("voice_id", "two", "name", "Sarah", "labels", Map.of("language", "de")),
                                Map.of("voice_id", "three", "name", "SARAH", "labels", Map.of("language", "de"))),
                        "has_more",
                        false)));
        refuses("\"voice\": \"Sarah2\"", "voice_unknown", "there is none of that name", "elevenlabs/one (Sarah)");
        refuses("\"voice\": \"Sarah\"", "voice_unknown", "several", "elevenlabs/one (Sarah)", "elevenlabs/two (Sarah)");
        refuses("\"voice\": \"sarah\", \"language\": \"de\"", "voice_unknown", "several", "elevenlabs/three (SARAH)");
        // one alone of them is of that language
        takes("\"voice\": \"Sarah\", \"language\": \"en\"", "elevenlabs/one", "en");
    }

    @Test
    void whileAListCannotBeHadAnIdIsTakenAsItIs() {
        cartesia.failing(Fault.status(503, "{}"));
        takes("\"voice\": \"cartesia/whatever\", \"language\": \"de\"", "cartesia/whatever", "de");
        // which language it speaks is not made up
        refuses("\"voice\": \"cartesia/whatever\"", "language_not_spoken", "must be given", "cartesia");
        // somebody of that name may be among those that cannot be seen, whoever else has it
        for (String name : List.of("Sandra", "Sarah")) {
            Answer byName = film("\"voice\": \"" + name + "\"");
            assertThat(byName.body().path("code").asString()).isEqualTo("provider_unavailable");
            assertThat(byName.body().path("detail").asString()).contains("cartesia cannot be asked", "give an id");
        }
    }
}

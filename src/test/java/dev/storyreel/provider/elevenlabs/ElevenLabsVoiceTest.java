package dev.storyreel.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechProviderContract;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.vendor.ElevenLabsServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ElevenLabsVoiceTest {
    private static final String MULTILINGUAL = "eleven_multilingual_v2";

    private static ElevenLabsVoice voice(VendorServer server, String model, String format, Duration limit) {
        ElevenLabsSettings settings = new ElevenLabsSettings(
                Secret.of("test-key"),
                server.uri(),
                model,
                "JBFqnCBsd6RMkjVDRZzb",
                List.of("en", "de"),
                format,
                2,
                0,
                limit,
                limit);
        return new ElevenLabsVoice(settings, Requests.PRICES, Clock.systemUTC());
    }

    /** With each of both kinds of sound. */
    abstract static class AsAVoice extends SpeechProviderContract {
        protected final VendorServer server = ElevenLabsServer.speaking(new VendorServer());

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected void assertSpokenBy(VoiceRef voice, Speech speech) {
            assertThat(server.requests().getLast().path())
                    .isEqualTo("/v1/text-to-speech/" + voice.voice() + "/with-timestamps");
        }
    }

    @Nested
    class WithSamples extends AsAVoice {
        @Override
        protected SpeechProvider provider() {
            return voice(server, MULTILINGUAL, "pcm_44100", Duration.ofSeconds(30));
        }

        @Override
        protected long lengthMs(Speech speech) {
            assertThat(speech.contentType()).isEqualTo("audio/wav");
            return (speech.audio().length - 44) / 2 * 1000L / 44_100;
        }

        @Test
        void listsTheVoicesOfAllPages() throws InterruptedException {
            List<Voice> voices = provider().voices().voices();
            assertThat(voices).extracting(Voice::name).containsExactly("George", "Sarah");
            Voice george = voices.getFirst();
            assertThat(george.languages()).containsExactly("en", "de-DE");
            assertThat(george.gender()).isEqualTo(Voice.Gender.MALE);
            assertThat(george.sampleUrl()).isEqualTo("https://storage.example.com/george.mp3");
            assertThat(george.isDefault()).isTrue();
            assertThat(george.description()).contains("Warm").contains("narration");
        }
    }

    @Nested
    class WithMp3 extends AsAVoice {
        @Override
        protected SpeechProvider provider() {
            return voice(server, "eleven_flash_v2_5", "mp3_44100_128", Duration.ofSeconds(30));
        }

        @Override
        protected long lengthMs(Speech speech) {
            assertThat(speech.contentType()).isEqualTo("audio/mpeg");
            return Math.round(speech.audio().length * 26.12 / ElevenLabsServer.MP3_FRAME);
        }

        @Test
        void tellsTheLanguageToModelsThatCannotHearIt() throws InterruptedException {
            provider().speak(new SpeechRequest("Das Meer ist still.", "de-AT", 1));
            assertThat(server.requests().getLast().body().path("language_code").asString())
                    .isEqualTo("de");
        }
    }

    @Nested
    class OfOddAnswers {
        private final VendorServer server = new VendorServer();

        @AfterEach
        void stop() {
            server.close();
        }

        private SpeechProvider provider() {
            return voice(server, "eleven_flash_v2_5", "mp3_44100_128", Duration.ofSeconds(30));
        }

        private void speaking(List<?> starts, List<?> ends) {
            server.taking(
                    "POST /v1/text-to-speech/*",
                    null,
                    _ -> Reply.json(Map.of(
                            "audio_base64",
                            "//uQxA==",
                            "alignment",
                            Map.of(
                                    "characters", List.of("a", "b"),
                                    "character_start_times_seconds", starts,
                                    "character_end_times_seconds", ends))));
        }

        @Test
        void aSoundWithoutProperTimesIsASoundAllTheSame() throws InterruptedException {
            speaking(List.of(0.1), List.of(0.2, 0.3));
            assertThat(provider().speak(new SpeechRequest("ab", "en", 1)).words())
                    .isEmpty();
            speaking(Arrays.asList(0.1, null), List.of(0.2, 0.3));
            assertThat(provider().speak(new SpeechRequest("ab", "en", 1)).words())
                    .isEmpty();
            speaking(List.of(0.1, 0.2), List.of(0.2, 0.3));
            assertThat(provider().speak(new SpeechRequest("ab", "en", 1)).words())
                    .hasSize(1);
        }

        @Test
        void voicesAreListedOnceAndOnlyThoseThatCanBeNamed() throws InterruptedException {
            Map<String, Object> named = Map.of("voice_id", "abc", "name", "Abc");
            server.taking(
                    "GET /v2/voices",
                    null,
                    request -> request.parameters().containsKey("next_page_token")
                            ? Reply.json(Map.of("voices", List.of(named), "has_more", true, "next_page_token", "p2"))
                            : Reply.json(Map.of(
                                    "voices",
                                    List.of(named, named, Map.of("name", "Nobody"), Map.of("voice_id", " ")),
                                    "has_more",
                                    true,
                                    "next_page_token",
                                    "p2")));
            VoiceList voices = provider().voices();
            assertThat(voices.voices()).extracting(Voice::name).containsExactly("Abc");
            assertThat(voices.complete()).isFalse();
            // a page that goes on with itself is not asked for for ever
            assertThat(server.requests()).hasSize(2);
        }

        @Test
        void aListWithoutAnEndIsCut() throws InterruptedException {
            server.taking("GET /v2/voices", null, request -> {
                String token = request.parameters().getOrDefault("next_page_token", "0");
                List<Map<String, String>> page = IntStream.range(0, 100)
                        .mapToObj(i -> Map.of("voice_id", "v" + token + "-" + i))
                        .toList();
                return Reply.json(
                        Map.of("voices", page, "has_more", true, "next_page_token", Integer.parseInt(token) + 1 + ""));
            });
            VoiceList voices = provider().voices();
            assertThat(voices.voices()).hasSize(1_500);
            assertThat(voices.complete()).isFalse();
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            ElevenLabsServer.speaking(server);
        }

        @Override
        protected void call() throws InterruptedException {
            voice(server, MULTILINGUAL, "mp3_44100_128", LIMIT).speak(Requests.speech());
        }

        @Test
        void itsOwnErrorsHaveNames() {
            answersWith(
                    ElevenLabsServer.error(401, "quota_exceeded", "This request exceeds your quota of 10000."),
                    ProviderError.PROVIDER_OUT_OF_CREDIT);
            answersWith(
                    ElevenLabsServer.error(401, "invalid_api_key", "Invalid API key"),
                    ProviderError.PROVIDER_KEY_REJECTED);
            answersWith(
                    ElevenLabsServer.error(429, "too_many_concurrent_requests", "Too many concurrent requests."),
                    ProviderError.PROVIDER_RATE_LIMITED);
            answersWith(
                    Reply.json(422, Map.of("detail", List.of(Map.of("msg", "field required", "type", "value_error")))),
                    ProviderError.PROVIDER_REQUEST_REJECTED);
        }

        @Test
        void whatIsNoSpeechIsToldApart() {
            answersWith(Reply.json(Map.of("alignment", Map.of())), ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(Reply.json(Map.of("audio_base64", "PGh0bWw+")), ProviderError.PROVIDER_BAD_ANSWER);
            assertThat(server.answered()).isZero();
        }
    }
}

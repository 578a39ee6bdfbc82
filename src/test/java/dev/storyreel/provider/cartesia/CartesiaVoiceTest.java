package dev.storyreel.provider.cartesia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechProviderContract;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.vendor.CartesiaServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CartesiaVoiceTest {
    private static CartesiaVoice voice(VendorServer server, Duration limit) {
        CartesiaSettings settings = new CartesiaSettings(
                Secret.of("test-key"),
                server.uri(),
                "2026-08-14",
                "sonic-3.5",
                "a-voice",
                List.of("en", "de", "no", "tl"),
                2,
                0,
                limit,
                limit);
        return new CartesiaVoice(settings, Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAVoice extends SpeechProviderContract {
        private final VendorServer server = CartesiaServer.speaking(new VendorServer());

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected SpeechProvider provider() {
            return voice(server, Duration.ofSeconds(30));
        }

        @Override
        protected void assertSpokenBy(VoiceRef voice, Speech speech) {
            assertThat(server.requests()
                            .getLast()
                            .body()
                            .path("voice")
                            .path("id")
                            .asString())
                    .isEqualTo(voice.voice());
        }

        @Test
        void listsTheVoicesOfAllPages() throws InterruptedException {
            assertThat(provider().voices().voices())
                    .extracting(voice -> voice.name() + " " + voice.languages() + " " + voice.gender())
                    .containsExactly("Theo [en-US, de-DE] MALE", "Katie [en-GB] FEMALE", "Sandra [de] FEMALE");
        }

        @Test
        void isToldLanguagesAsItWritesThem() throws InterruptedException {
            for (String language : List.of("nb-NO", "no", "fil", "tl-PH", "de-AT")) {
                provider().speak(new SpeechRequest("Sea.", language, 1));
            }
            assertThat(server.requests())
                    .extracting(request -> request.body().path("language").asString())
                    .containsExactly("no", "no", "tl", "tl", "de");
        }

        @Test
        void aSoundWithoutProperTimesIsASoundAllTheSame() throws InterruptedException {
            String times = "{\"type\":\"timestamps\",\"word_timestamps\":{\"words\":[\"The\",\"sea.\"],"
                    + "\"start\":[0.1,null],\"end\":[0.2,0.3]}}";
            server.taking(
                    "POST /tts/sse",
                    null,
                    _ -> Reply.of(
                            "text/event-stream",
                            ("data: {\"type\":\"chunk\",\"data\":\"AAAA\"}\n\ndata: " + times
                                            + "\n\ndata: {\"type\":\"done\"}\n\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            assertThat(provider().speak(new SpeechRequest("The sea.", "en", 1)).words())
                    .isEmpty();
        }

        @Override
        protected long lengthMs(Speech speech) {
            return (speech.audio().length - 44) / 2 * 1000L / 44_100;
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            CartesiaServer.speaking(server);
        }

        @Override
        protected void call() throws InterruptedException {
            voice(server, LIMIT).speak(Requests.speech());
        }

        @Test
        void whatIsNoSpeechIsToldApart() {
            answersWith(
                    stream(
                            "{\"type\":\"error\",\"done\":true,\"status_code\":429,\"error_code\":\"concurrency_limited\"}"),
                    ProviderError.PROVIDER_RATE_LIMITED);
            answersWith(
                    stream("{\"type\":\"chunk\",\"done\":false,\"data\":\"AAAA\"}"), ProviderError.PROVIDER_ANSWER_CUT);
            answersWith(stream("{\"type\":\"done\",\"done\":true}"), ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(stream("{\"type\":\"chunk\",\"data\":7"), ProviderError.PROVIDER_BAD_ANSWER);
            assertThat(server.answered()).isZero();
        }

        private Reply stream(String event) {
            return Reply.of("text/event-stream", ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

package dev.storyreel.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionProviderContract;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.vendor.DeepgramServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeepgramRecogniserTest {
    private static DeepgramRecogniser recogniser(VendorServer server, Duration limit) {
        DeepgramSettings settings = DeepgramVoiceTest.settings(server, limit);
        return new DeepgramRecogniser(settings, new Deepgram(settings, Clock.systemUTC()), Requests.PRICES);
    }

    @Nested
    class AsARecogniser extends RecognitionProviderContract {
        private final VendorServer server = DeepgramServer.speaking(new VendorServer());

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected RecognitionProvider provider() {
            return recogniser(server, Duration.ofSeconds(30));
        }

        @Test
        void tellsSpeakersApartAndTakesTheLanguage() throws InterruptedException {
            RecognitionRequest asked = Requests.recognition();
            Transcript transcript = provider()
                    .recognise(new RecognitionRequest(
                            asked.sound(), asked.contentType(), asked.length(), Optional.of("de"), true));
            assertThat(transcript.language()).isEqualTo("de");
            assertThat(transcript.words()).allMatch(word -> Integer.valueOf(0).equals(word.speaker()));
            assertThat(transcript.words().getFirst().text()).isEqualTo("word0,");
            assertThat(server.requests().getLast().query()).contains("diarize=true", "language=de");
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            DeepgramServer.speaking(server);
        }

        @Override
        protected void call() throws InterruptedException {
            recogniser(server, LIMIT).recognise(Requests.recognition());
        }

        @Test
        void whatCannotBeIsRefused() {
            answersWith(Reply.json(Map.of("results", Map.of())), ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(word("sea", 5, 6), ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(word("sea", -1, 1), ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(word(" ", 0, 1), ProviderError.PROVIDER_BAD_ANSWER);
        }

        private static Reply word(String text, double start, double end) {
            return DeepgramServer.transcript(List.of(Map.of("word", text, "start", start, "end", end)), List.of());
        }
    }
}

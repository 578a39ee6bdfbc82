package dev.storyreel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionProviderContract;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.openai.OpenAiSettings.Api;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.StoryWriter;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OpenAiRecogniserTest {
    private static OpenAiRecogniser recogniser(VendorServer server, Duration limit) {
        OpenAiSettings settings = OpenAiLanguageModelTest.settings(server.uri(), Api.CHAT, limit);
        return new OpenAiRecogniser(settings, new OpenAi(settings, Clock.systemUTC()), Requests.PRICES);
    }

    @Nested
    class AsARecogniser extends RecognitionProviderContract {
        private final VendorServer server = OpenAiServer.speaking(new VendorServer(), StoryWriter::write);

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected RecognitionProvider provider() {
            return recogniser(server, Duration.ofSeconds(30));
        }

        @Test
        void wordsHaveThePunctuationOfTheText() throws InterruptedException {
            assertThat(provider().recognise(Requests.recognition()).words())
                    .extracting(Transcript.Word::text)
                    .containsExactly("Word0,", "word1.", "word2", "word3");
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            OpenAiServer.speaking(server, StoryWriter::write);
        }

        @Override
        protected void call() throws InterruptedException {
            recogniser(server, LIMIT).recognise(Requests.recognition());
        }

        @Test
        void whatCannotBeIsRefused() {
            answersWith(Reply.json(Map.of("text", "only that")), ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(
                    Reply.json(Map.of("segments", List.of(Map.of("text", "the sea", "start", 0, "end", 1)))),
                    ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(
                    Reply.json(Map.of("words", List.of(Map.of("word", "sea", "start", 5, "end", 6)))),
                    ProviderError.PROVIDER_BAD_ANSWER);
        }
    }
}

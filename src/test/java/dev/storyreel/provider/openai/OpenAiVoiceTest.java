package dev.storyreel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechProviderContract;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.openai.OpenAiSettings.Api;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OpenAiVoiceTest {
    private static OpenAiVoice voice(VendorServer server, Duration limit) {
        OpenAiSettings settings = OpenAiLanguageModelTest.settings(server.uri(), Api.CHAT, limit);
        return new OpenAiVoice(settings, new OpenAi(settings, Clock.systemUTC()), Requests.PRICES);
    }

    @Nested
    class AsAVoice extends SpeechProviderContract {
        private final VendorServer server = OpenAiServer.speaking(new VendorServer(), _ -> "");

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
            assertThat(server.requests().getLast().body().path("voice").asString())
                    .isEqualTo(voice.voice());
        }

        @Override
        protected long lengthMs(Speech speech) {
            return (speech.audio().length - 44) / 2 * 1000L / 24_000;
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            OpenAiServer.speaking(server, _ -> "");
        }

        @Override
        protected void call() throws InterruptedException {
            voice(server, LIMIT).speak(Requests.speech());
        }

        @Test
        void aTextThatIsTooLongIsNotSent() {
            SpeechRequest request = new SpeechRequest("sea ".repeat(1_100), "en", 1);
            assertThat(catchThrowableOfType(
                                    ProviderException.class,
                                    () -> voice(server, LIMIT).speak(request))
                            .error())
                    .isEqualTo(ProviderError.PROVIDER_REQUEST_REJECTED);
            assertThat(server.requests()).isEmpty();
        }
    }
}

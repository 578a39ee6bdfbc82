package dev.storyreel.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechProviderContract;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.vendor.DeepgramServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeepgramVoiceTest {
    private static DeepgramVoice voice(VendorServer server, Duration limit) {
        DeepgramSettings settings = settings(server, limit);
        return new DeepgramVoice(settings, new Deepgram(settings, Clock.systemUTC()), Requests.PRICES);
    }

    static DeepgramSettings settings(VendorServer server, Duration limit) {
        return new DeepgramSettings(
                Secret.of("test-key"),
                server.uri(),
                "aura-2-thalia-en",
                Map.of("de", "aura-2-viktoria-de"),
                "nova-3",
                15,
                0,
                limit,
                limit);
    }

    @Nested
    class AsAVoice extends SpeechProviderContract {
        private final VendorServer server = DeepgramServer.speaking(new VendorServer());

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
            assertThat(server.requests().getLast().parameters()).containsEntry("model", voice.voice());
            assertThat(speech.use().model()).isEqualTo(voice.voice());
        }

        @Test
        void speaksALanguageInItsVoice() throws InterruptedException {
            Speech german = provider().speak(new SpeechRequest("Das Meer ist still.", "de", 1.3));
            assertThat(german.use().model()).isEqualTo("aura-2-viktoria-de");
            // it cannot be told how fast
            assertThat(german.speed()).isEqualTo(1);
        }

        @Test
        void listsItsVoices() throws InterruptedException {
            assertThat(provider().voices().voices())
                    .extracting(voice -> voice.name() + " " + voice.languages() + " " + voice.gender() + " "
                            + voice.isDefault() + " " + voice.description())
                    .containsExactly(
                            "thalia [en-US, en] FEMALE true Plain, calm, Narration",
                            "viktoria [de-DE, de] FEMALE true Plain, calm, Narration",
                            "julius [de-DE, de] MALE false Plain, calm, Narration");
        }

        @Override
        protected long lengthMs(Speech speech) {
            return (speech.audio().length - 44) / 2 * 1000L / 48_000;
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
            voice(server, LIMIT).speak(Requests.speech());
        }
    }
}

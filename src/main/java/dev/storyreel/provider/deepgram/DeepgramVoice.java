package dev.storyreel.provider.deepgram;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.Wav;
import dev.storyreel.provider.deepgram.DeepgramApi.Order;
import dev.storyreel.provider.http.VendorProvider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Speaks with Deepgram's Aura, which does not time words. */
@Component
@org.springframework.core.annotation.Order(20)
class DeepgramVoice extends VendorProvider implements SpeechProvider {
    private static final int LONGEST_TEXT = 2_000;
    private static final int SAMPLE_RATE = 48_000;
    private static final double SLOWEST = 0.7;
    private static final double FASTEST = 1.5;
    /** The languages whose voices can be told how fast to speak. */
    private static final Set<String> PACED = Set.of("en", "es");

    private final Deepgram deepgram;

    DeepgramVoice(DeepgramSettings settings, Deepgram deepgram, Prices prices) {
        super(Deepgram.NAME, Deepgram.TITLE, settings.speechModel(), settings, prices);
        this.deepgram = deepgram;
    }

    @Override
    public void probe() throws InterruptedException {
        deepgram.call(DeepgramApi::projects);
    }

    @Override
    public Speech speak(SpeechRequest request) throws InterruptedException {
        request.requireSpeakable();
        request.requireNoLongerThan(LONGEST_TEXT, Deepgram.TITLE);
        byte[] sound = deepgram.call(
                api -> api.speak(model(), "linear16", "wav", SAMPLE_RATE, speed(request), new Order(request.text())));
        if (!Wav.is(sound)) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no sound");
        }
        return new Speech(
                sound,
                "audio/wav",
                List.of(),
                use(Usage.of(Unit.CHARACTERS, request.text().length())));
    }

    private static @Nullable Double speed(SpeechRequest request) {
        String language = Locale.forLanguageTag(request.language()).getLanguage();
        return request.speed() == 1 || !PACED.contains(language)
                ? null
                : Double.valueOf(Math.clamp(request.speed(), SLOWEST, FASTEST));
    }
}

package dev.storyreel.provider.openai;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.Wav;
import dev.storyreel.provider.http.MultilingualVoice;
import dev.storyreel.provider.openai.OpenAiApi.SpeechOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Voices of servers that speak OpenAI's language, such as Kokoro, Speaches and LocalAI. They do not time words. */
@Component
@Order(30)
class OpenAiVoice extends MultilingualVoice {
    private static final int LONGEST_TEXT = 4_096;

    private final OpenAiSettings settings;
    private final OpenAi openAi;

    OpenAiVoice(OpenAiSettings settings, OpenAi openAi, Prices prices) {
        super(
                OpenAi.NAME,
                OpenAi.TITLE,
                settings.speechModel(),
                settings,
                prices,
                settings.voice(),
                settings.languages());
        this.settings = settings;
        this.openAi = openAi;
    }

    @Override
    public Optional<String> missing() {
        return settings.speechModel().isBlank()
                ? Optional.of("storyreel.provider.openai.speech-model")
                : super.missing();
    }

    @Override
    public String variant() {
        return super.variant() + " at " + settings.baseUrl();
    }

    @Override
    public void probe() throws InterruptedException {
        openAi.call(OpenAiApi::models);
    }

    /** Such servers have no list of voices in common, so it is that of the configuration. */
    @Override
    public VoiceList voices() {
        return new VoiceList(
                Stream.concat(Stream.of(settings.voice()), settings.voices().stream())
                        .distinct()
                        .flatMap(voice -> VoiceRef.of(name() + "/" + voice).stream())
                        .map(id -> Voice.named(
                                id, id.voice(), settings.languages(), id.voice().equals(settings.voice())))
                        .toList(),
                false);
    }

    @Override
    public Speech speak(SpeechRequest request) throws InterruptedException {
        request.requireSpeakable();
        request.requireNoLongerThan(LONGEST_TEXT, OpenAi.TITLE);
        byte[] sound = openAi.call(api ->
                api.speak(new SpeechOrder(model(), request.text(), request.voiceOf(this), "wav", request.speed())));
        if (!Wav.is(sound)) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no sound");
        }
        return new Speech(
                sound,
                "audio/wav",
                List.of(),
                request.speed(),
                use(Usage.of(Unit.CHARACTERS, request.text().length())));
    }
}

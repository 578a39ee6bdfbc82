package dev.storyreel.provider.openai;

import dev.storyreel.provider.HeardTranscript;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.http.VendorProvider;
import dev.storyreel.provider.openai.OpenAiApi.Transcription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Writes down what is said with models that speak OpenAI's language; speakers are not told apart. */
@Component
@Order(20)
class OpenAiRecogniser extends VendorProvider implements RecognitionProvider {
    private final OpenAiSettings settings;
    private final OpenAi openAi;

    OpenAiRecogniser(OpenAiSettings settings, OpenAi openAi, Prices prices) {
        super(OpenAi.NAME, OpenAi.TITLE, settings.recognitionModel(), settings, prices);
        this.settings = settings;
        this.openAi = openAi;
    }

    @Override
    public String variant() {
        return super.variant() + " at " + settings.baseUrl();
    }

    @Override
    public Optional<String> missing() {
        return settings.recognitionModel().isEmpty()
                ? Optional.of("storyreel.provider.openai.recognition-model")
                : settings.missing();
    }

    @Override
    public Optional<String> howToGet() {
        return settings.recognitionModel().isEmpty()
                ? Optional.of("name a model of a server of your own in storyreel.provider.openai.recognition-model")
                : Optional.empty();
    }

    @Override
    public void probe() throws InterruptedException {
        openAi.call(OpenAiApi::models);
    }

    @Override
    public Transcript recognise(RecognitionRequest request) throws InterruptedException {
        String language = request.language()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(code -> !code.isEmpty())
                .orElse(null);
        Transcription answer = openAi.call(api -> api.transcribe(
                new Named(request.sound(), "sound." + extension(request.contentType())),
                model(),
                "verbose_json",
                List.of("word", "segment"),
                language));
        ProviderUse use = use(request.usage());
        if (answer.words() == null && answer.segments() == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent a transcript without the times of words", use);
        }
        HeardTranscript heard = new HeardTranscript(OpenAi.TITLE, request, use);
        if (answer.words() != null) {
            WrittenWords written = WrittenWords.of(answer);
            answer.words().forEach(word -> heard.word(written.next(word), word.start(), word.end(), null, null));
        }
        if (answer.segments() != null) {
            answer.segments().forEach(each -> heard.utterance(each.text(), each.start(), each.end(), null));
        }
        return heard.in(request.language().orElseGet(() -> tag(answer.language())));
    }

    /** Of {@code english}, or of {@code en}, as some servers say. */
    private static @Nullable String tag(@Nullable String language) {
        if (language == null) {
            return null;
        }
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> code.equals(language)
                        || Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(language))
                .findFirst()
                .orElse(null);
    }

    private static String extension(String contentType) {
        return switch (contentType) {
            case "audio/flac" -> "flac";
            case "audio/mpeg" -> "mp3";
            case "audio/mp4" -> "m4a";
            case "audio/ogg" -> "ogg";
            case "audio/webm" -> "webm";
            default -> "wav";
        };
    }

    /** A part of a form that is a file. */
    private static final class Named extends ByteArrayResource {
        private final String name;

        Named(byte[] bytes, String name) {
            super(bytes);
            this.name = name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other) && other instanceof Named named && named.name.equals(name);
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + name.hashCode();
        }
    }
}

package dev.storyreel.provider.openai;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.SpokenTimes;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.http.VendorProvider;
import dev.storyreel.provider.openai.OpenAiApi.HeardWord;
import dev.storyreel.provider.openai.OpenAiApi.Segment;
import dev.storyreel.provider.openai.OpenAiApi.Transcription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    public void probe() throws InterruptedException {
        openAi.call(OpenAiApi::models);
    }

    @Override
    public Transcript recognise(RecognitionRequest request) throws InterruptedException {
        String language = request.language()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .orElse(null);
        Transcription heard = openAi.call(api -> api.transcribe(
                new Named(request.sound(), "sound." + extension(request.contentType())),
                model(),
                "verbose_json",
                List.of("word", "segment"),
                language));
        if (heard.words() == null && heard.segments() == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent a transcript without the times of words");
        }
        SpokenTimes times = new SpokenTimes(request.length());
        return new Transcript(
                language == null ? tag(heard.language()) : language,
                words(heard.words(), times),
                utterances(heard.segments(), times),
                use(request.usage()));
    }

    private List<Transcript.Word> words(@Nullable List<HeardWord> heard, SpokenTimes times) {
        List<Transcript.Word> words = new ArrayList<>();
        for (HeardWord word : heard == null ? List.<HeardWord>of() : heard) {
            if (word.word() == null || word.word().isBlank()) {
                throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent a word without letters");
            }
            long start = times.millis(word.start());
            words.add(
                    new Transcript.Word(word.word().strip(), start, times.millisAfter(start, word.end()), null, null));
        }
        return words;
    }

    private static List<Transcript.Utterance> utterances(@Nullable List<Segment> heard, SpokenTimes times) {
        List<Transcript.Utterance> utterances = new ArrayList<>();
        for (Segment segment : heard == null ? List.<Segment>of() : heard) {
            long start = times.millis(segment.start());
            utterances.add(new Transcript.Utterance(
                    Objects.requireNonNullElse(segment.text(), "").strip(),
                    start,
                    times.millisAfter(start, segment.end()),
                    null));
        }
        return utterances;
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

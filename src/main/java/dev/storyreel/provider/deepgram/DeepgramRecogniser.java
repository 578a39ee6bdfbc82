package dev.storyreel.provider.deepgram;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.SpokenTimes;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.deepgram.DeepgramApi.Alternative;
import dev.storyreel.provider.deepgram.DeepgramApi.Channel;
import dev.storyreel.provider.deepgram.DeepgramApi.Listened;
import dev.storyreel.provider.deepgram.DeepgramApi.Results;
import dev.storyreel.provider.http.VendorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes down what is said with Deepgram, which times each word. */
@Component
@Order(10)
class DeepgramRecogniser extends VendorProvider implements RecognitionProvider {
    private final Deepgram deepgram;

    DeepgramRecogniser(DeepgramSettings settings, Deepgram deepgram, Prices prices) {
        super(Deepgram.NAME, Deepgram.TITLE, settings.recognitionModel(), settings, prices);
        this.deepgram = deepgram;
    }

    @Override
    public void probe() throws InterruptedException {
        deepgram.call(DeepgramApi::projects);
    }

    @Override
    public Transcript recognise(RecognitionRequest request) throws InterruptedException {
        String language = request.language().orElse(null);
        Listened listened = deepgram.call(api -> api.listen(
                model(),
                language,
                language == null ? Boolean.TRUE : null,
                request.speakers(),
                request.contentType(),
                request.sound()));
        Results results = listened.results();
        if (results == null
                || results.channels() == null
                || results.channels().isEmpty()
                || results.channels().getFirst().alternatives() == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent an answer without a transcript");
        }
        Channel channel = results.channels().getFirst();
        List<Alternative> alternatives = Objects.requireNonNull(channel.alternatives());
        SpokenTimes times = new SpokenTimes(request.length());
        return new Transcript(
                language == null ? channel.detectedLanguage() : language,
                alternatives.isEmpty()
                        ? List.of()
                        : words(alternatives.getFirst().words(), times),
                utterances(results.utterances(), times),
                use(charged(listened, request)));
    }

    private static Usage charged(Listened listened, RecognitionRequest request) {
        Double seconds =
                listened.metadata() == null ? null : listened.metadata().duration();
        return seconds == null || !(seconds >= 0)
                ? request.usage()
                : Usage.of(Unit.SOUND_SECONDS, (long) Math.ceil(seconds));
    }

    private List<Transcript.Word> words(@Nullable List<DeepgramApi.Word> heard, SpokenTimes times) {
        List<Transcript.Word> words = new ArrayList<>();
        for (DeepgramApi.Word word : heard == null ? List.<DeepgramApi.Word>of() : heard) {
            String text = word.punctuatedWord() == null ? word.word() : word.punctuatedWord();
            if (text == null || text.isBlank()) {
                throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent a word without letters");
            }
            long start = times.millis(word.start());
            words.add(new Transcript.Word(
                    text, start, times.millisAfter(start, word.end()), word.confidence(), word.speaker()));
        }
        return words;
    }

    private static List<Transcript.Utterance> utterances(
            @Nullable List<DeepgramApi.Utterance> heard, SpokenTimes times) {
        List<Transcript.Utterance> utterances = new ArrayList<>();
        for (DeepgramApi.Utterance utterance : heard == null ? List.<DeepgramApi.Utterance>of() : heard) {
            long start = times.millis(utterance.start());
            utterances.add(new Transcript.Utterance(
                    Objects.requireNonNullElse(utterance.transcript(), ""),
                    start,
                    times.millisAfter(start, utterance.end()),
                    utterance.speaker()));
        }
        return utterances;
    }
}

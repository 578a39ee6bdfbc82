package dev.storyreel.provider.deepgram;

import dev.storyreel.provider.HeardTranscript;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.deepgram.DeepgramApi.Alternative;
import dev.storyreel.provider.deepgram.DeepgramApi.Channel;
import dev.storyreel.provider.deepgram.DeepgramApi.Listened;
import dev.storyreel.provider.deepgram.DeepgramApi.Results;
import dev.storyreel.provider.http.VendorProvider;
import java.util.List;
import java.util.stream.Stream;
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
        ProviderUse use = use(charged(listened, request));
        Results results = listened.results();
        if (results == null || results.channels() == null || results.channels().isEmpty()) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent an answer without a transcript", use);
        }
        Channel channel = results.channels().getFirst();
        List<Alternative> alternatives = channel.alternatives();
        if (alternatives == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent an answer without a transcript", use);
        }
        HeardTranscript heard = new HeardTranscript(Deepgram.TITLE, request, use);
        alternatives.stream()
                .limit(1)
                .flatMap(best -> best.words() == null ? Stream.empty() : best.words().stream())
                .forEach(word -> heard.word(
                        word.punctuatedWord() == null ? word.word() : word.punctuatedWord(),
                        word.start(),
                        word.end(),
                        word.confidence(),
                        word.speaker()));
        if (results.utterances() != null) {
            results.utterances()
                    .forEach(each -> heard.utterance(each.transcript(), each.start(), each.end(), each.speaker()));
        }
        return heard.in(language == null ? channel.detectedLanguage() : language);
    }

    /** What they say they charge, unless that is more than there was. */
    private static Usage charged(Listened listened, RecognitionRequest request) {
        Double seconds =
                listened.metadata() == null ? null : listened.metadata().duration();
        long most = request.usage().units().getOrDefault(Unit.SOUND_SECONDS, 0L);
        return seconds == null || !(seconds >= 0 && seconds <= most)
                ? request.usage()
                : Usage.of(Unit.SOUND_SECONDS, (long) Math.ceil(seconds));
    }
}

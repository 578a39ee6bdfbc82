package dev.storyreel.provider.offline.voice;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.offline.ComputeTurn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Speaks English with MaryTTS' voice "cmu-slt-hsmm" in this process: a WAV file of 48 kHz, mono, 16 bit, with the times
 * at which the voice really says each word. The same request gives the same bytes. The voice is loaded at the first call
 * (a second or two, once); after that several threads may speak at once.
 *
 * <p>A text is at most {@value #MAX_CHARACTERS} characters and {@value #MAX_TOKENS} spoken words long; a call can be
 * interrupted between sentences.
 */
@Component
@Order(90)
public class OfflineSpeechProvider implements SpeechProvider {
    static final String MODEL = "marytts-5.2.1/" + MaryEngine.VOICE;
    private static final int MAX_CHARACTERS = 20_000;
    private static final int MAX_TOKENS = 1_500;

    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    private record Loaded(MaryEngine engine, Verbalizer verbalizer) {}

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public Optional<String> voiceFor(String language) {
        return Languages.same(language, Languages.ENGLISH) ? Optional.of(MaryEngine.VOICE) : Optional.empty();
    }

    @Override
    public VoiceList voices() {
        VoiceRef id = new VoiceRef(name(), MaryEngine.VOICE);
        String about = "MaryTTS, of this machine, at no cost";
        return new VoiceList(
                List.of(new Voice(id, name(), "SLT", List.of("en-US"), Voice.Gender.FEMALE, about, null, true)), true);
    }

    @Override
    public Speech speak(SpeechRequest request) throws InterruptedException {
        if (!Languages.same(request.language(), Languages.ENGLISH)) {
            throw notSpeakable("the offline voice speaks English only, not \"" + request.language() + "\"");
        }
        if (!request.voiceOf(this).equals(MaryEngine.VOICE)) {
            throw new ProviderException(
                    ProviderError.VOICE_UNKNOWN, "the one offline voice is " + name() + "/" + MaryEngine.VOICE);
        }
        if (request.text().length() > MAX_CHARACTERS) {
            throw notSpeakable("the text has %,d characters; the offline voice speaks at most %,d at once"
                    .formatted(request.text().length(), MAX_CHARACTERS));
        }
        Loaded ready = loaded();
        SpokenText text = SpokenText.of(request.text(), ready.verbalizer());
        if (text.sentences().isEmpty()) {
            throw notSpeakable("there is no word in the text that can be spoken");
        }
        if (text.tokens() > MAX_TOKENS) {
            throw notSpeakable("read aloud, the text has %,d words; the offline voice speaks at most %,d at once"
                    .formatted(text.tokens(), MAX_TOKENS));
        }
        try (ComputeTurn _ = ComputeTurn.await()) {
            return record(text, request.speed(), ready.engine());
        }
    }

    private Speech record(SpokenText text, double speed, MaryEngine engine) throws InterruptedException {
        Recording recording = new Recording(text.words());
        for (List<SpokenToken> sentence : text.sentences()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while speaking");
            }
            recording.append(utterance(engine, sentence, speed));
        }
        return new Speech(recording.wav(), "audio/wav", recording.words(), speed, ProviderUse.offline(name(), MODEL));
    }

    private static Utterance utterance(MaryEngine engine, List<SpokenToken> sentence, double speed)
            throws InterruptedException {
        try {
            return engine.speak(sentence, speed);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new StoryreelException(
                    ProviderError.PROVIDER_BAD_ANSWER,
                    "the offline voice could not say a sentence: " + e.getMessage(),
                    e);
        }
    }

    private Loaded loaded() throws InterruptedException {
        Loaded ready = loaded;
        if (ready != null) {
            return ready;
        }
        loading.lockInterruptibly();
        try {
            ready = loaded;
            if (ready == null) {
                MaryEngine engine = MaryEngine.instance();
                ready = new Loaded(engine, new Verbalizer(engine::inLexicon));
                loaded = ready;
            }
            return ready;
        } catch (Exception e) {
            throw new StoryreelException(
                    ProviderError.PROVIDER_UNAVAILABLE, "the offline voice cannot be loaded: " + e.getMessage(), e);
        } finally {
            loading.unlock();
        }
    }

    private static StoryreelException notSpeakable(String message) {
        return new StoryreelException(ProviderError.TEXT_NOT_SPEAKABLE, message);
    }
}

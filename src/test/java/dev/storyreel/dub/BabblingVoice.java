package dev.storyreel.dub;

import dev.storyreel.dub.wording.SpeechLength;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Babbles in English for exactly as long as a text is predicted to take, in one of two voices; what is unspeakable it refuses, as its model
 * would. Routed to as {@code babble}.
 */
class BabblingVoice implements SpeechProvider {
    static final VoiceRef LOW = new VoiceRef("babble", "low");
    static final VoiceRef HIGH = new VoiceRef("babble", "high");

    private final ConcurrentLinkedQueue<SpeechRequest> asked = new ConcurrentLinkedQueue<>();

    /** All that it was asked for, in order. */
    List<SpeechRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Speech speak(SpeechRequest request) {
        asked.add(request);
        if (request.text().toLowerCase(Locale.ROOT).contains("unspeakable")) {
            throw new ProviderException(ProviderError.PROVIDER_REFUSED, "babble declines to say that");
        }
        boolean high = request.voiceOf(this).equals(HIGH.voice());
        long length = Math.round(SpeechLength.in(request.language()).of(request.text()) / request.speed());
        Talk.Take take = Talk.take(new Random(request.text().hashCode()), length, high ? 300 : 120);
        return new Speech(wav(take), "audio/wav", List.of(), request.speed(), ProviderUse.offline(name(), model()));
    }

    private static byte[] wav(Talk.Take take) {
        try {
            Path file = Files.createTempFile("babble", ".wav");
            try {
                return Files.readAllBytes(take.write(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> voiceFor(String language) {
        return Languages.same(language, "en") ? Optional.of(LOW.voice()) : Optional.empty();
    }

    @Override
    public VoiceList voices() {
        return new VoiceList(
                List.of(Voice.named(LOW, "Low", List.of("en"), true), Voice.named(HIGH, "High", List.of("en"), false)),
                true);
    }

    @Override
    public String name() {
        return "babble";
    }

    @Override
    public String model() {
        return "babble-1";
    }

    @Override
    public boolean offline() {
        return true;
    }
}

package dev.storyreel.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transcript as a vendor tells it, checked word by word: times in seconds within the sound, nothing without letters. For one
 * thread. All methods throw a {@link ProviderException} {@link ProviderError#PROVIDER_BAD_ANSWER} that knows what was charged.
 */
public final class HeardTranscript {
    /** Recognisers give the last word an end a little past the sound's. */
    private static final double LENIENCY_SECONDS = 1;

    private final String vendor;
    private final double length;
    private final ProviderUse use;
    private final List<Transcript.Word> words = new ArrayList<>();
    private final List<Transcript.Utterance> utterances = new ArrayList<>();

    /**
     * @param vendor as people know it
     * @param use what was charged, whether the answer can be used or not
     */
    public HeardTranscript(String vendor, RecognitionRequest request, ProviderUse use) {
        this.vendor = vendor;
        this.length = request.length().toNanos() / 1e9;
        this.use = use;
    }

    /**
     * @param start seconds from the start of the sound
     * @param end seconds from the start of the sound
     * @param confidence 0–1; null where the vendor does not tell
     * @param speaker from 0; null where speakers are not told apart
     */
    public void word(
            @Nullable String text,
            @Nullable Double start,
            @Nullable Double end,
            @Nullable Double confidence,
            @Nullable Integer speaker) {
        if (text == null || text.isBlank()) {
            throw bad("sent a word without letters");
        }
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            throw bad("is sure of a word by " + confidence);
        }
        long startMs = millis(start);
        words.add(new Transcript.Word(
                text.strip(), startMs, Math.max(startMs, millis(end)), confidence, checked(speaker)));
    }

    /** The same for what is said in one go; one without a text is left out. */
    public void utterance(
            @Nullable String text, @Nullable Double start, @Nullable Double end, @Nullable Integer speaker) {
        if (text == null || text.isBlank()) {
            return;
        }
        long startMs = millis(start);
        utterances.add(
                new Transcript.Utterance(text.strip(), startMs, Math.max(startMs, millis(end)), checked(speaker)));
    }

    /** @param language BCP 47; null if nobody told */
    public Transcript in(@Nullable String language) {
        if (words.isEmpty() && !utterances.isEmpty()) {
            throw bad("sent a transcript without the times of words");
        }
        return new Transcript(
                language,
                words.stream()
                        .sorted(Comparator.comparingLong(Transcript.Word::startMs))
                        .toList(),
                utterances.stream()
                        .sorted(Comparator.comparingLong(Transcript.Utterance::startMs))
                        .toList(),
                false,
                use);
    }

    private @Nullable Integer checked(@Nullable Integer speaker) {
        if (speaker != null && speaker < 0) {
            throw bad("heard the speaker " + speaker);
        }
        return speaker;
    }

    private long millis(@Nullable Double seconds) {
        if (seconds == null || !(seconds >= 0 && seconds <= length + LENIENCY_SECONDS)) {
            throw bad("heard something at " + seconds + " s of " + length + " s");
        }
        return Math.round(Math.min(seconds, length) * 1000);
    }

    private ProviderException bad(String what) {
        return new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, vendor + " " + what, null, null, use);
    }
}

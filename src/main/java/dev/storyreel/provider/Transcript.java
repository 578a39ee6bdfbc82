package dev.storyreel.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a sound.
 *
 * @param language BCP 47, as it was asked for or found out; null if the provider does not tell
 * @param words in the order of their starts
 * @param utterances what is said in one go, in the order of their starts; empty where the provider does not tell
 * @param draft whether many words are wrong: enough to find a place by, not to be shown to an audience
 * @param use who wrote it down
 */
public record Transcript(
        @Nullable String language, List<Word> words, List<Utterance> utterances, boolean draft, ProviderUse use)
        implements Billed {
    public Transcript {
        words = List.copyOf(words);
        utterances = List.copyOf(utterances);
    }

    /** The same, said to be a draft. */
    public Transcript asDraft() {
        return new Transcript(language, words, utterances, true, use);
    }

    /**
     * @param text with its punctuation, where the provider gives that
     * @param startMs milliseconds from the start of the sound
     * @param endMs milliseconds from the start of the sound, not before {@code startMs}
     * @param confidence 0–1; null where the provider does not tell
     * @param speaker from 0; null where speakers are not told apart
     */
    public record Word(
            String text,
            long startMs,
            long endMs,
            @Nullable Double confidence,
            @Nullable Integer speaker) {
        public Word {
            requireOrder(startMs, endMs);
        }
    }

    /**
     * @param startMs milliseconds from the start of the sound
     * @param endMs milliseconds from the start of the sound, not before {@code startMs}
     * @param speaker from 0; null where speakers are not told apart
     */
    public record Utterance(
            String text, long startMs, long endMs, @Nullable Integer speaker) {
        public Utterance {
            requireOrder(startMs, endMs);
        }
    }

    private static void requireOrder(long startMs, long endMs) {
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("times out of order: " + startMs + "–" + endMs);
        }
    }
}

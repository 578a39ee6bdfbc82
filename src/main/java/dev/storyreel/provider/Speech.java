package dev.storyreel.provider;

import java.util.List;

/**
 * @param audio a whole audio file as the provider sent it; not copied, so not to be changed
 * @param contentType {@code audio/wav} or {@code audio/mpeg}
 * @param words in order, with times in the audio; empty where the provider gives none
 * @param speed at which it was spoken, which a provider cannot choose as freely as whoever asks; 1 is the voice's own
 * @param use who spoke
 */
public record Speech(byte[] audio, String contentType, List<Word> words, double speed, ProviderUse use)
        implements Billed {
    public Speech {
        words = List.copyOf(words);
    }

    /**
     * @param text the word as written, with its punctuation
     * @param startMs milliseconds from the start of the audio
     * @param endMs milliseconds from the start of the audio, not before {@code startMs}
     */
    public record Word(String text, long startMs, long endMs) {
        public Word {
            if (startMs < 0 || endMs < startMs) {
                throw new IllegalArgumentException("word times out of order: " + text + " " + startMs + "–" + endMs);
            }
        }
    }
}

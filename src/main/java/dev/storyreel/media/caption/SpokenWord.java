package dev.storyreel.media.caption;

/**
 * What a voice said and when. Voices give bare words, parts of words, or in scripts without spaces whole sentences.
 *
 * @param text as the voice gives it
 * @param startMs milliseconds from the start of the narration, not negative
 * @param endMs milliseconds from the start of the narration, not before {@code startMs}
 */
public record SpokenWord(String text, double startMs, double endMs) {
    /** @throws IllegalArgumentException for times out of order or not finite */
    public SpokenWord {
        if (!(startMs >= 0 && endMs >= startMs && endMs < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("word times out of order: " + startMs + "–" + endMs);
        }
    }
}

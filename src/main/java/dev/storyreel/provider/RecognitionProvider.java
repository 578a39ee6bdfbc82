package dev.storyreel.provider;

import java.util.List;

/** Port to whoever writes down what is said, and when. */
public interface RecognitionProvider extends Provider {
    /**
     * Writes down what is said. A sound in which nothing is said gives a transcript without words.
     *
     * @throws dev.storyreel.error.StoryreelException with a {@link ProviderError}
     */
    Transcript recognise(RecognitionRequest request) throws InterruptedException;

    /** BCP 47 of those that it understands; empty for many, or where it does not know. */
    default List<String> languages() {
        return List.of();
    }
}

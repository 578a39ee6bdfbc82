package dev.storyreel.provider;

import java.util.List;
import java.util.Optional;

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

    /** Whether it finds out which language is spoken, and tells. One that does not takes all for a language of its own. */
    default boolean findsLanguage() {
        return true;
    }

    /**
     * Whether it can be asked for that.
     *
     * @param language BCP 47; empty to have it found out
     */
    default boolean understands(Optional<String> language) {
        return language.isPresent() ? Languages.among(languages(), language.get()) : findsLanguage();
    }
}

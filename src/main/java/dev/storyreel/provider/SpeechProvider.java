package dev.storyreel.provider;

/** Port to whoever speaks. */
public interface SpeechProvider extends Provider {
    /**
     * Speaks the text.
     *
     * @throws dev.storyreel.error.StoryreelException with a {@link ProviderError}
     */
    Speech speak(SpeechRequest request) throws InterruptedException;
}

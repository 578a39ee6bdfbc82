package dev.storyreel.provider;

import java.util.Optional;

/** Port to whoever speaks. */
public interface SpeechProvider extends Provider {
    /**
     * Speaks the text.
     *
     * @throws dev.storyreel.error.StoryreelException with a {@link ProviderError}
     */
    Speech speak(SpeechRequest request) throws InterruptedException;

    /**
     * What it calls the voice that speaks where none is named; empty if it does not speak the language.
     *
     * @param language BCP 47
     * @throws ProviderException if it cannot be found out now
     */
    Optional<String> voiceFor(String language);

    /**
     * Its voices, page by page up to a bound. Asking costs nothing.
     *
     * @throws dev.storyreel.error.StoryreelException with a {@link ProviderError}
     */
    VoiceList voices() throws InterruptedException;

    /** The model that is charged for a request: where a voice is a model of its own, that one. */
    default String modelOf(SpeechRequest request) {
        return model();
    }

    /** Whether one of its voices speaks that language, be it with an accent. */
    default boolean speaks(Voice voice, String language) {
        return Languages.among(voice.languages(), language);
    }
}

package dev.storyreel.provider;

import java.util.Optional;

/** Port to a program that does nothing but translate; {@linkplain LanguageModel models} do so as well. */
public interface TranslationProvider extends Provider {
    /**
     * Whether it translates between them.
     *
     * @param source BCP 47
     * @param target BCP 47
     */
    boolean translates(String source, String target);

    /** What to do to have it translate between them; empty where nothing is known to help. */
    default Optional<String> howToGet(String source, String target) {
        return howToGet();
    }

    /**
     * Translates lines; how long they become may be beyond its control, and so may be that some are faulty.
     *
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_TRANSLATED} and others
     */
    Translation translate(TranslationRequest request) throws InterruptedException;
}

package dev.storyreel.provider;

/** Port to a model that answers in JSON. Whoever asks says what is to be answered and checks it. */
public interface LanguageModel extends Provider {
    /**
     * Asks once.
     *
     * @throws ProviderException how it failed; a refusal and an answer that got too long are told apart from faults
     */
    LanguageAnswer answer(LanguageRequest request) throws InterruptedException;
}

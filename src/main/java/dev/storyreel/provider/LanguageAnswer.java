package dev.storyreel.provider;

/**
 * @param json what the model wrote: JSON by its own account, not checked
 * @param use who wrote it
 */
public record LanguageAnswer(String json, ProviderUse use) implements Billed {}

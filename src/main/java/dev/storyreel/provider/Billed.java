package dev.storyreel.provider;

/** What a provider gave, and what it takes for it. */
public interface Billed {
    /** Who made it and what it cost. */
    ProviderUse use();
}

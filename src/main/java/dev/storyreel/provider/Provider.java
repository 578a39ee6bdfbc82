package dev.storyreel.provider;

import java.time.Duration;
import java.util.Optional;

/** What every adapter says of itself. Adapters are Spring beans, safe for use by many threads. */
public interface Provider {
    /** A stable lower-case name, e.g. {@code offline} or {@code cartesia}. */
    String name();

    /** The model or voice it uses, with its version where it has one: another one may answer the same request otherwise. */
    String model();

    /** Whether it works with no key, no service and no network. */
    boolean offline();

    /** The setting without which it cannot be used, e.g. {@code OPENAI_API_KEY}; empty if nothing is missing. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * What to do to have it, where that is more than setting what is {@linkplain #missing() missing}, e.g. {@code install espeak-ng}: words
     * that go into a sentence.
     */
    default Optional<String> howToGet() {
        return Optional.empty();
    }

    /**
     * Asks, at no cost, whether it is there and takes our key; one that is offline is always there.
     *
     * @throws ProviderException if not
     */
    default void probe() throws InterruptedException {}

    /** How long one of its calls may take at most. */
    default Duration longestCall() {
        return Duration.ofMinutes(10);
    }

    /** All that decides what comes out of a request beside the request: name, model, voice and the like. */
    default String variant() {
        return name() + "/" + model();
    }

    /** How many calls it may have at once, over all workers; 1 or more. */
    default int concurrency() {
        return Integer.MAX_VALUE;
    }

    /** Whether the vendor itself is called, not a server of one's own that speaks its language. */
    default boolean isVendors() {
        return !offline();
    }

    /** How many calls of it may begin within a time, over all workers; empty for any number. */
    default Optional<Rate> rate() {
        return Optional.empty();
    }

    /**
     * @param requests 1 or more
     * @param within any stretch of that length
     */
    record Rate(int requests, Duration within) {}
}

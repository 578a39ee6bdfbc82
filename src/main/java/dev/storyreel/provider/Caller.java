package dev.storyreel.provider;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The job on whose behalf providers are called. */
public interface Caller {
    UUID productionId();

    UUID jobId();

    /** Which attempt at the job, from 1. */
    int attempt();

    /** Who asked for the production. */
    String owner();

    /** US dollars that the whole production may cost; empty for no limit. */
    Optional<BigDecimal> maxCostUsd();

    /** Told at once after each call that cost something or gave something; several add up. */
    void used(ProviderUse use);

    /**
     * Told the same of what another attempt may have told already.
     *
     * @param first whether nobody has; noted in one transaction with the use, which is not written down otherwise
     */
    void used(ProviderUse use, BooleanSupplier first);

    /** Told when a call is made whose price nobody has told: it counts as free, which it is not. */
    void costUnknown(Provider provider);

    /**
     * Whether the job is still wanted. Asked within a transaction, it stays so until that ends: whoever cancels the production
     * waits for it, and then finds what was begun in it.
     */
    boolean isWanted();

    /** Told when a call begins, which may have waited for its turn. */
    default void calling(Provider provider) {}

    /**
     * Told when a provider is at it and not done yet.
     *
     * @param share of the work that is done, 0–1; null where that is not known
     */
    default void working(Provider provider, @Nullable Double share) throws InterruptedException {}

    /** Told when a provider failed and the next one is asked. */
    void fellBack(Provider from, Provider to, ProviderException failure);
}

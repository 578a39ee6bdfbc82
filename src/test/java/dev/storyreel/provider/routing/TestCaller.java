package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A job that calls providers, and what it was told. */
record TestCaller(
        UUID productionId,
        UUID jobId,
        int attempt,
        String owner,
        @Nullable BigDecimal limit,
        List<ProviderUse> uses,
        List<String> fallbacks,
        AtomicBoolean wanted)
        implements Caller {
    static TestCaller of(String owner) {
        return of(owner, null);
    }

    static TestCaller of(String owner, @Nullable BigDecimal limit) {
        return new TestCaller(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                owner,
                limit,
                Collections.synchronizedList(new ArrayList<>()),
                Collections.synchronizedList(new ArrayList<>()),
                new AtomicBoolean(true));
    }

    /** The next attempt at the same job. */
    TestCaller again() {
        return new TestCaller(productionId, jobId, attempt + 1, owner, limit, uses, fallbacks, wanted);
    }

    /** The first attempt at another job of the same production, such as that of a retry. */
    TestCaller another() {
        return new TestCaller(productionId, UUID.randomUUID(), 1, owner, limit, uses, fallbacks, wanted);
    }

    @Override
    public boolean isWanted() {
        return wanted.get();
    }

    @Override
    public Optional<BigDecimal> maxCostUsd() {
        return Optional.ofNullable(limit);
    }

    @Override
    public void used(ProviderUse use) {
        uses.add(use);
    }

    @Override
    public void used(ProviderUse use, BooleanSupplier first) {
        if (first.getAsBoolean()) {
            uses.add(use);
        }
    }

    @Override
    public void costUnknown(Provider provider) {
        fallbacks.add(provider.name() + " has no price");
    }

    @Override
    public void fellBack(Provider from, Provider to, ProviderException failure) {
        fallbacks.add(from.name() + " " + to.name() + " " + failure.error());
    }
}

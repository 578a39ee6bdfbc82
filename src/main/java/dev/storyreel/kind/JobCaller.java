package dev.storyreel.kind;

import dev.storyreel.production.JobContext;
import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A job that calls providers: what they cost, and that one stood in for another, is written down with it. */
public record JobCaller(JobContext job) implements Caller {
    @Override
    public UUID productionId() {
        return job.productionId();
    }

    @Override
    public UUID jobId() {
        return job.jobId();
    }

    @Override
    public int attempt() {
        return job.attempt();
    }

    @Override
    public String owner() {
        return job.owner();
    }

    @Override
    public Optional<BigDecimal> maxCostUsd() {
        return job.maxCostUsd();
    }

    @Override
    public void used(ProviderUse use) {
        job.used(use.provider(), use.model(), use.offline(), use.costUsd());
    }

    @Override
    public void used(ProviderUse use, BooleanSupplier first) {
        job.used(use.provider(), use.model(), use.offline(), use.costUsd(), first);
    }

    @Override
    public void costUnknown(Provider provider) {
        job.warn(
                "cost_unknown",
                "The cost leaves out " + provider.name() + "'s " + provider.model()
                        + ", whose price is not set (storyreel.provider.prices).");
    }

    @Override
    public boolean isWanted() {
        return job.isCurrent();
    }

    @Override
    public void calling(Provider provider) {
        job.working();
    }

    @Override
    public void working(Provider provider, @Nullable Double share) throws InterruptedException {
        if (share != null) {
            job.progress(share);
        }
    }

    @Override
    public void fellBack(Provider from, Provider to, ProviderException failure) {
        job.warn(
                "provider_fallback",
                to.name() + " was asked in place of " + from.name() + ": " + failure.getMessage() + ".");
    }
}

package dev.storyreel.provider;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Who did the work and what it cost.
 *
 * @param provider the adapter's name
 * @param model the model or voice, with its version where it has one
 * @param offline made without any service
 * @param usage what was charged for
 * @param costUsd US dollars, never negative
 */
public record ProviderUse(String provider, String model, boolean offline, Usage usage, BigDecimal costUsd) {
    public ProviderUse {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(model);
        Objects.requireNonNull(usage);
        if (costUsd.signum() < 0) {
            throw new IllegalArgumentException("costUsd is negative: " + costUsd);
        }
    }

    /** Work that cost nothing because no service was called. */
    public static ProviderUse offline(String provider, String model) {
        return free(provider, model, true);
    }

    /** Work that cost nothing. */
    public static ProviderUse free(String provider, String model, boolean offline) {
        return new ProviderUse(provider, model, offline, Usage.NONE, BigDecimal.ZERO);
    }

    /** This together with what was used before by the same provider to get there. */
    public ProviderUse after(ProviderUse before) {
        return new ProviderUse(provider, model, offline, before.usage.and(usage), before.costUsd.add(costUsd));
    }
}

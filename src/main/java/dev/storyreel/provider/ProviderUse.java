package dev.storyreel.provider;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Who did the work and what it cost.
 *
 * @param provider the adapter's name
 * @param model the model or voice, with its version where it has one
 * @param offline made without any service
 * @param costUsd US dollars, never negative
 */
public record ProviderUse(String provider, String model, boolean offline, BigDecimal costUsd) {
    public ProviderUse {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(model);
        if (costUsd.signum() < 0) {
            throw new IllegalArgumentException("costUsd is negative: " + costUsd);
        }
    }

    /** Work that cost nothing because no service was called. */
    public static ProviderUse offline(String provider, String model) {
        return new ProviderUse(provider, model, true, BigDecimal.ZERO);
    }
}

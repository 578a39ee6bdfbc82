package dev.storyreel.provider.routing;

import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is doing.
 *
 * @param port what it is asked for
 * @param position its place in the port's route, from 1; null if it is not in it
 * @param missing the setting without which it cannot be used
 * @param shutsDownOn the day from which the model does not answer any more, as far as the vendor has said
 * @param health of real calls and probes, over all workers
 * @param consecutiveFailures since it last gave something
 * @param pausedUntil it said that it had too many calls: nobody calls before then
 * @param calls of the last day
 * @param meanMs milliseconds of those that gave something
 * @param p95Ms the time that 95 of 100 of those stayed below
 */
record ProviderStatus(
        String name,
        String port,
        String model,
        boolean offline,
        @Nullable Integer position,
        @Nullable String missing,
        @Nullable LocalDate shutsDownOn,
        Health health,
        int consecutiveFailures,
        @Nullable Instant pausedUntil,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable String lastError,
        @Nullable Instant checkedAt,
        int calls,
        @Nullable Long meanMs,
        @Nullable Long p95Ms) {
    private static final int UNHEALTHY_FROM = 3;

    /** What to make of it. */
    enum Health {
        /** Nobody has called it yet. */
        UNKNOWN,
        HEALTHY,
        /** Its last call failed. */
        DEGRADED,
        /** Its last calls failed. */
        UNHEALTHY;

        @com.fasterxml.jackson.annotation.JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Health of(int consecutiveFailures) {
            return consecutiveFailures == 0 ? HEALTHY : consecutiveFailures < UNHEALTHY_FROM ? DEGRADED : UNHEALTHY;
        }
    }

    static ProviderStatus of(
            Port port, Provider provider, int place, @Nullable LocalDate shutsDownOn, HealthRows.@Nullable Row seen) {
        Integer position = place < 0 ? null : place + 1;
        String missing = provider.missing().orElse(null);
        return seen == null
                ? new ProviderStatus(
                        provider.name(),
                        port.code(),
                        provider.model(),
                        provider.offline(),
                        position,
                        missing,
                        shutsDownOn,
                        Health.UNKNOWN,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        null,
                        null)
                : new ProviderStatus(
                        provider.name(),
                        port.code(),
                        provider.model(),
                        provider.offline(),
                        position,
                        missing,
                        shutsDownOn,
                        Health.of(seen.consecutiveFailures()),
                        seen.consecutiveFailures(),
                        seen.pausedUntil(),
                        seen.lastSuccessAt(),
                        seen.lastFailureAt(),
                        seen.lastError(),
                        seen.checkedAt(),
                        seen.calls(),
                        seen.meanMs(),
                        seen.p95Ms());
    }
}

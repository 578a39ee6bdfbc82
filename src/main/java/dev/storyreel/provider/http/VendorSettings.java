package dev.storyreel.provider.http;

import dev.storyreel.provider.Provider;
import java.time.Duration;
import java.util.Optional;

/** What every vendor's settings have. */
public interface VendorSettings extends Endpoint {
    /** Calls at once, over all workers; 1 or more. */
    int concurrency();

    /** Calls that may begin in any minute, over all workers; 0 for as many as {@link #concurrency} lets through. */
    int requestsPerMinute();

    /** How many calls may begin within a time; empty for as many as {@link #concurrency} lets through. */
    default Optional<Provider.Rate> rate() {
        return requestsPerMinute() == 0
                ? Optional.empty()
                : Optional.of(new Provider.Rate(requestsPerMinute(), Duration.ofMinutes(1)));
    }

    /** Whether the vendor itself is called, not a server of one's own that speaks its language. */
    default boolean isVendors() {
        return true;
    }

    /** The setting without which the vendor cannot be called; empty if nothing is missing. */
    Optional<String> missing();
}

package dev.storyreel.production;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how late a failed attempt is followed by another.
 *
 * @param maxAttempts attempts in all, 1 or more
 * @param base the longest wait before the second attempt; doubles with each further one
 * @param cap the longest wait at all
 */
public record RetryPolicy(int maxAttempts, Duration base, Duration cap) {
    /** For provider outages: 3 attempts, 60 s doubling up to an hour. */
    public static final RetryPolicy OUTAGE = new RetryPolicy(3, Duration.ofSeconds(60), Duration.ofHours(1));
    /** For quick faults of this machine or the way to a provider: 3 attempts, 2 s doubling up to a minute. */
    public static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMinutes(1));

    public RetryPolicy {
        if (maxAttempts < 1 || base.isNegative() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("no such retry policy: " + maxAttempts + ", " + base + ", " + cap);
        }
    }

    /**
     * Exponential back-off with full jitter: a random wait between nothing and {@code min(cap, base·2^(failures−1))}
     * (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).
     *
     * @param failures failed attempts so far, 1 or more
     */
    public Duration delay(int failures, RandomGenerator random) {
        long longest = base.toMillis();
        for (int i = 1; i < failures && longest < cap.toMillis(); i++) {
            longest *= 2;
        }
        return Duration.ofMillis(random.nextLong(Math.min(longest, cap.toMillis()) + 1));
    }
}

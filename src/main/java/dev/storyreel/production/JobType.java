package dev.storyreel.production;

import java.time.Duration;

/**
 * What all jobs of one type have in common.
 *
 * @param kind the kind of production it belongs to, e.g. {@code story}
 * @param name snake_case, e.g. {@code render_clip}; clients see it
 * @param lane what it uses up
 * @param weight its share of a production's progress, relative to the other jobs; 1–1000
 * @param softLimit after this an attempt is interrupted and counts as failed
 * @param hardLimit after this an attempt that ignored the interrupt is given up and fenced off; longer than the soft
 *     limit
 * @param retry what follows a failed attempt
 */
public record JobType(
        String kind, String name, Lane lane, int weight, Duration softLimit, Duration hardLimit, RetryPolicy retry) {
    public JobType {
        if (weight < 1 || weight > 1000) {
            throw new IllegalArgumentException("weight must be 1 to 1000: " + weight);
        }
        if (softLimit.compareTo(hardLimit) >= 0) {
            throw new IllegalArgumentException("the hard limit must be longer than the soft one: " + name);
        }
    }

    /** A type with a hard limit of ten seconds more than the soft one. */
    public static JobType of(String kind, String name, Lane lane, int weight, Duration softLimit, RetryPolicy retry) {
        return new JobType(kind, name, lane, weight, softLimit, softLimit.plusSeconds(10), retry);
    }
}

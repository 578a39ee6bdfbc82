package dev.storyreel.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long something of its owner's is kept.
 *
 * @param usual more than nothing
 * @param owners those for whom it is another, by their names; more than nothing
 */
public record Retention(Duration usual, Map<String, Duration> owners) {
    /** @throws IllegalArgumentException if anything is not kept at all */
    public Retention {
        owners = Map.copyOf(owners);
        if (!usual.isPositive() || !owners.values().stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("what is kept must be kept for more than nothing");
        }
    }

    /** What the owner has had since before then is kept no longer. */
    public Instant limit(String owner, Instant now) {
        return now.minus(owners.getOrDefault(owner, usual));
    }

    /** The same of all owners for whom it is another, as ISO 8601, which databases read. */
    public Map<String, String> limits(Instant now) {
        return owners.keySet().stream()
                .collect(Collectors.toMap(owner -> owner, owner -> limit(owner, now).toString()));
    }
}

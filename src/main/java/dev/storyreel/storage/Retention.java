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
    /** What lasts longer begins before the times that databases know. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** @throws IllegalArgumentException if anything is not kept at all, or for more than a hundred years */
    public Retention {
        owners = Map.copyOf(owners);
        if (!isTime(usual) || !owners.values().stream().allMatch(Retention::isTime)) {
            throw new IllegalArgumentException("it must be more than nothing, and at most 36500d");
        }
    }

    /**
     * As it was set.
     *
     * @param settings their names, for who set it wrong
     * @throws IllegalArgumentException that names them
     */
    public static Retention of(String settings, Duration usual, Map<String, Duration> owners) {
        try {
            return new Retention(usual, owners);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(settings + ": " + e.getMessage(), e);
        }
    }

    private static boolean isTime(Duration duration) {
        return duration.isPositive() && duration.compareTo(LONGEST) <= 0;
    }

    /** What the owner has had since before then is kept no longer. */
    public Instant limit(String owner, Instant now) {
        return now.minus(owners.getOrDefault(owner, usual));
    }

    /** The same of all owners for whom it is another, as ISO 8601, which databases read. */
    public Map<String, String> limits(Instant now) {
        return owners.keySet().stream()
                .collect(Collectors.toMap(
                        owner -> owner, owner -> limit(owner, now).toString()));
    }
}

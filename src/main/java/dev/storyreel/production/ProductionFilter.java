package dev.storyreel.production;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which productions to list, newest first.
 *
 * @param kind only these, if given
 * @param status only these, if given
 * @param before only those older than this place in the list, if given
 * @param limit at most this many, 1–1000
 */
public record ProductionFilter(
        String owner,
        @Nullable String kind,
        @Nullable ProductionStatus status,
        @Nullable Place before,
        int limit) {
    /** A place in the list: the last production of the page before. */
    public record Place(Instant createdAt, UUID id) {}
}

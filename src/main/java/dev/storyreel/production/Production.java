package dev.storyreel.production;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone asked for, as it stands now.
 *
 * @param kind which kind of production, e.g. {@code story}
 * @param owner who asked; productions are only shown to their owner
 * @param revision from 1, raised whenever it is made again
 * @param changed whether what it is to be was changed since: it can only be made again
 * @param stage the type of the job that began last; null before the first
 * @param progress 0–100, never goes back within a revision; 100 means succeeded
 * @param costUsd US dollars spent so far
 * @param maxCostUsd US dollars that it may cost; null for no limit
 * @param offline whether any part was made by an offline provider
 * @param failure set when it has failed
 * @param erasedAt since when nothing is to be left of it but this; null for all others
 */
public record Production(
        UUID id,
        String kind,
        String owner,
        ProductionStatus status,
        Priority priority,
        int revision,
        boolean changed,
        @Nullable String stage,
        int progress,
        BigDecimal costUsd,
        @Nullable BigDecimal maxCostUsd,
        boolean offline,
        List<Warning> warnings,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant erasedAt) {
    public Production {
        warnings = List.copyOf(warnings);
    }
}

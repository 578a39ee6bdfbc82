package dev.storyreel.live;

import dev.storyreel.production.Failure;
import dev.storyreel.production.Production;
import dev.storyreel.production.Warning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A production of any kind as clients see it.
 *
 * @param title what it is called; null while it has no title
 * @param stage the type of the job that began last
 * @param progress 0–100, never goes back
 * @param costUsd US dollars spent so far
 * @param error set when it has failed
 */
record WorkAnswer(
        UUID id,
        String kind,
        @Nullable String title,
        String status,
        String priority,
        int progress,
        @Nullable String stage,
        BigDecimal costUsd,
        boolean offline,
        List<Warning> warnings,
        @Nullable Failure error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    static WorkAnswer of(Production production, @Nullable String title) {
        return new WorkAnswer(
                production.id(),
                production.kind(),
                title,
                production.status().code(),
                production.priority().code(),
                production.progress(),
                production.stage(),
                production.costUsd(),
                production.offline(),
                production.warnings(),
                production.failure(),
                production.createdAt(),
                production.startedAt(),
                production.finishedAt());
    }
}

package dev.storyreel.production.engine;

import dev.storyreel.production.Lane;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that was just begun.
 *
 * @param owner who asked for the production
 * @param maxCostUsd US dollars that the production may cost; null for no limit
 * @param branch which fails with it; null if that is the whole production
 * @param failures failed attempts before this one
 * @param losses attempts before this one whose worker died
 * @param waited whether the attempt before this one found that the job has to wait, of which followers were told
 */
record StartedJob(
        AttemptId attempt,
        UUID productionId,
        String owner,
        @Nullable BigDecimal maxCostUsd,
        String kind,
        String type,
        @Nullable Integer itemIndex,
        @Nullable String branch,
        Lane lane,
        int failures,
        int losses,
        boolean waited) {}

package dev.storyreel.production;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to begin with.
 *
 * @param id made by the caller, so that the kind's own rows can be written with it
 * @param kind which kind of production, e.g. {@code story}
 * @param owner who asks
 * @param graph the first jobs; later ones are added by the jobs themselves
 * @param expectedWeight the sum of all jobs' weights that is expected in the end, so that progress means something from
 *     the start
 * @param maxCostUsd US dollars that it may cost at most; null for no limit
 */
public record NewProduction(
        UUID id,
        String kind,
        String owner,
        Priority priority,
        JobGraph graph,
        int expectedWeight,
        @Nullable BigDecimal maxCostUsd) {
    /** One without a limit. */
    public NewProduction(UUID id, String kind, String owner, Priority priority, JobGraph graph, int expectedWeight) {
        this(id, kind, owner, priority, graph, expectedWeight, null);
    }
}

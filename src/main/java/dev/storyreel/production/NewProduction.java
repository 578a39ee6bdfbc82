package dev.storyreel.production;

import java.util.UUID;

/**
 * What to begin with.
 *
 * @param id made by the caller, so that the kind's own rows can be written with it
 * @param kind which kind of production, e.g. {@code story}
 * @param owner who asks
 * @param graph the first jobs; later ones are added by the jobs themselves
 * @param expectedWeight the sum of all jobs' weights that is expected in the end, so that progress means something from
 *     the start
 */
public record NewProduction(
        UUID id, String kind, String owner, Priority priority, JobGraph graph, int expectedWeight) {}

package dev.storyreel.production;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All productions and their jobs. Every change is one transaction and joins the caller's where there is one. Safe for
 * use by many threads and processes.
 */
public interface Productions {
    /** Begins a production; its first jobs start as soon as the transaction is committed. */
    Production submit(NewProduction production);

    Optional<Production> find(UUID id);

    /** Those of them that there are, in no order. */
    List<Production> find(Collection<UUID> ids);

    /** Newest first. */
    List<Production> list(ProductionFilter filter);

    /**
     * Stops a production: what has not begun never will, what runs is interrupted on whichever worker it runs, within a
     * second. One that has already ended stays as it is.
     *
     * @throws dev.storyreel.error.StoryreelException {@link JobError#PRODUCTION_NOT_FOUND}
     */
    Production cancel(UUID id);

    /**
     * Goes on with a failed or cancelled production: new jobs for those that failed or were given up with it; all finished work
     * is kept.
     *
     * @throws dev.storyreel.error.StoryreelException {@link JobError#PRODUCTION_NOT_FOUND},
     *     {@link JobError#PRODUCTION_NOT_FAILED}, {@link JobError#PRODUCTION_CHANGED}
     */
    Production retry(UUID id);

    /**
     * The same, with another limit of what all of it may cost.
     *
     * @param maxCostUsd US dollars, not negative
     */
    Production retry(UUID id, BigDecimal maxCostUsd);

    /**
     * Says anew what all of a production may cost.
     *
     * @param maxCostUsd US dollars, not negative
     * @throws dev.storyreel.error.StoryreelException {@link JobError#PRODUCTION_NOT_FOUND}
     */
    void limitCost(UUID id, BigDecimal maxCostUsd);

    /**
     * Holds a production until the caller's transaction ends: nobody else changes, retries or cancels it, or makes it again, and
     * none of its jobs completes. Who changes it by what it is now holds it first and reads afterwards.
     *
     * @return as it is then
     * @throws dev.storyreel.error.StoryreelException {@link JobError#PRODUCTION_NOT_FOUND}
     */
    Production hold(UUID id);

    /**
     * Notes that what an ended production is to be is changed: its kind changes its rows in the same transaction, which
     * {@linkplain #hold holds} the production until it ends. After that it can only be {@linkplain #regenerate made again}.
     *
     * @throws dev.storyreel.error.StoryreelException {@link JobError#PRODUCTION_NOT_FOUND},
     *     {@link JobError#PRODUCTION_IN_PROGRESS}
     */
    Production change(UUID id);

    /**
     * Makes an ended production again, as its next revision: with new jobs, and progress from the start. Warnings are forgotten, but for
     * those of branches that are not made again. Jobs,
     * events, costs and assets stay; what was made before is current until a job replaces it, and taken up by each job that
     * would {@linkplain JobContext#made make the very same}.
     *
     * @param graph the first jobs
     * @param expectedWeight as for a new production
     * @throws dev.storyreel.error.StoryreelException {@link JobError#PRODUCTION_NOT_FOUND},
     *     {@link JobError#PRODUCTION_IN_PROGRESS}
     */
    Production regenerate(UUID id, JobGraph graph, int expectedWeight);

    /**
     * Cancels a production for good and has all its files deleted, as soon as nobody works at them any more. It can be found on, but
     * not listed, and so can its events, the last of which tells what was deleted. The rows of its kind are that kind's to delete, in
     * the same transaction. Erasing it again changes nothing.
     *
     * @throws dev.storyreel.error.StoryreelException {@link JobError#PRODUCTION_NOT_FOUND}
     */
    void erase(UUID id);

    /** The jobs of a production's current revision with their attempts, in the order they were made. */
    default List<Job> jobs(UUID productionId) {
        return jobs(List.of(productionId)).getOrDefault(productionId, List.of());
    }

    /** The same for several productions at once; those without jobs are left out. */
    Map<UUID, List<Job>> jobs(Collection<UUID> productionIds);

    /** How far the branches of productions' current revisions are, however many jobs they have; in no order. */
    List<BranchStage> stages(Collection<UUID> productionIds);

    /**
     * The newest jobs of all revisions with their attempts, in the order they were made.
     *
     * @param limit how many at most
     */
    List<Job> latestJobs(UUID productionId, int limit);

    /** The current assets, by name. */
    default List<Asset> assets(UUID productionId) {
        return assets(List.of(productionId)).getOrDefault(productionId, List.of());
    }

    /** The same for several productions at once; those without assets are left out. */
    Map<UUID, List<Asset>> assets(Collection<UUID> productionIds);

    /**
     * Events after the given one, oldest first.
     *
     * @param afterId 0 for all
     */
    List<ProductionEvent> events(UUID productionId, long afterId, int limit);
}

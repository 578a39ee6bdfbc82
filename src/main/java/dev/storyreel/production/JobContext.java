package dev.storyreel.production;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One attempt at one job: what it may know and what it may leave. Safe for use by several threads. */
public interface JobContext {
    UUID productionId();

    UUID jobId();

    /** Who asked for the production. */
    String owner();

    /** US dollars that the whole production may cost; empty for no limit. */
    Optional<BigDecimal> maxCostUsd();

    /** Which item the job concerns, from 0; null for the whole production. */
    @Nullable
    Integer itemIndex();

    /** The {@linkplain JobGraph.Node#in branch} it belongs to; null for none. */
    @Nullable
    String branch();

    /**
     * The {@linkplain JobGraph.Node#in branch} it belongs to.
     *
     * @throws IllegalStateException if it belongs to none
     */
    default String requireBranch() {
        String branch = branch();
        if (branch == null) {
            throw new IllegalStateException("job " + jobId() + " belongs to no branch");
        }
        return branch;
    }

    /**
     * Which item the job concerns, from 0.
     *
     * @throws IllegalStateException if it concerns the whole production
     */
    default int requireItemIndex() {
        Integer index = itemIndex();
        if (index == null) {
            throw new IllegalStateException("job " + jobId() + " concerns no item");
        }
        return index;
    }

    /** Counts from 1; an attempt whose worker died counts too. */
    int attempt();

    /** Whether a failure of this attempt would end the job: none follows it, however it fails. */
    boolean isLastTry();

    /** An empty folder of this attempt's own; removed, with all that is in it, when the attempt ends however it ends. */
    Path workDir();

    /**
     * Reports how far this job is. Cheap: written at most a few times a second.
     *
     * @param fraction 0–1; going back is ignored
     * @throws InterruptedException when the attempt was told to stop
     */
    void progress(double fraction) throws InterruptedException;

    /**
     * Tells that the job has got what it waited for, if it has come again after a wait (an error of type
     * {@link dev.storyreel.error.ErrorType#BUSY}). Until then those who follow the production are told nothing: most attempts only
     * find that there is more to wait for.
     */
    void working();

    /**
     * Whether this attempt still counts. Asked within a transaction, it goes on to count until that ends, as whoever cancels
     * the production waits for it. If it does not, it is told to stop.
     */
    boolean isCurrent();

    /** Adds to the production's warnings when the job completes. */
    void warn(String code, String message);

    /**
     * Writes down at once who did the work and what it cost; several calls add up. Kept however the attempt ends.
     *
     * @param costUsd US dollars, not negative
     */
    default void used(String provider, String model, boolean offline, BigDecimal costUsd) {
        used(provider, model, offline, costUsd, () -> true);
    }

    /**
     * The same of what some attempt may have written down already.
     *
     * @param first whether it is the first one, noted within the same transaction; may be called again if the database was away
     */
    void used(String provider, String model, boolean offline, BigDecimal costUsd, BooleanSupplier first);

    /**
     * Stores a file at once, under a key of this attempt's own. It becomes the production's asset of that name when the
     * job completes.
     */
    Asset publish(String name, Path file, String contentType) throws IOException;

    /** The same for bytes. */
    Asset publish(String name, byte[] bytes, String contentType) throws IOException;

    /**
     * The same for work that is not to be done twice: from now on, {@link #made} finds it. So a provider's result is
     * published before anything else is done with it, and never paid for again.
     */
    Asset publish(String name, Path file, String contentType, Made made) throws IOException;

    /** The same for bytes. */
    Asset publish(String name, byte[] bytes, String contentType, Made made) throws IOException;

    /**
     * What any attempt at the production, whatever became of it, published as made with that key; the newest that is still
     * stored.
     */
    Optional<Asset> made(WorkKey key) throws IOException;

    /**
     * What jobs of other productions of the same owner have completed with and published as made with that
     * {@linkplain Made#ownersKey() key}, the newest first, of many the last few. It may be gone by now, and it stays theirs:
     * whoever wants it publishes a copy.
     */
    List<Asset> madeElsewhere(WorkKey ownersKey);

    /** Takes up what was {@link #made} before: it counts as published by this attempt, which is shown as reusing it. */
    void reuse(Asset asset);

    /** Takes up what was {@link #made} with that key, if anything was. */
    default Optional<Asset> reuse(WorkKey key) throws IOException {
        Optional<Asset> made = made(key);
        made.ifPresent(this::reuse);
        return made;
    }

    /**
     * When the job completes, the production has no assets of these names any more, but for those that this attempt
     * publishes or reuses itself.
     */
    void supersede(Collection<String> names);

    /** The production's current asset of that name. */
    Optional<Asset> find(String name);

    /**
     * The production's current asset of that name.
     *
     * @throws StoryreelException {@link JobError#ASSET_MISSING} if there is none
     */
    default Asset asset(String name) {
        return find(name).orElseThrow(() -> new StoryreelException(JobError.ASSET_MISSING, "there is no " + name));
    }

    /**
     * Brings the production's current asset of that name into the work folder.
     *
     * @throws StoryreelException {@link JobError#ASSET_MISSING} if there is none
     */
    default Path fetch(String name) throws IOException {
        return fetch(asset(name));
    }

    /** Brings an asset into the work folder. */
    Path fetch(Asset asset) throws IOException;

    /**
     * Closes this resource from another thread when the attempt is told to stop (cancelled, out of time, fenced off, or
     * the worker shuts down), besides interrupting the handler's thread. For resources whose use cannot be interrupted,
     * such as child processes. Returns the resource, for use in try-with-resources.
     */
    <T extends AutoCloseable> T closingOnStop(T resource);
}

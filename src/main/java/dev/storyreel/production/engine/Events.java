package dev.storyreel.production.engine;

import dev.storyreel.production.Failure;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored events; clients see their data as JSON. */
final class Events {
    private Events() {}

    /**
     * Something that happened to a production.
     *
     * @param data one of the records below
     */
    record Event(UUID productionId, String type, Object data) {}

    /** The production as a whole changed. */
    record StatusChange(
            String status,
            int revision,
            @Nullable String stage,
            int progress,
            @Nullable Failure error) {}

    /**
     * Work went on.
     *
     * @param progress the production's, 0–100
     * @param jobProgress the job's, 0–100
     */
    record Progress(int progress, String stage, @Nullable Integer itemIndex, int jobProgress) {}

    /**
     * A job changed.
     *
     * @param branch the one of several results it is for; null if it is for all
     * @param waiting what it waits for, where it has begun and nothing failed
     */
    record JobChange(
            UUID jobId,
            String type,
            @Nullable Integer itemIndex,
            @Nullable String branch,
            String status,
            int attempt,
            int progress,
            @Nullable Failure error,
            @Nullable Instant nextAttemptAt,
            @Nullable String waiting) {}

    static Event status(UUID production, ProductionRows.State state) {
        return new Event(production, "status", change(state, null));
    }

    /** What was deleted of an erased production. */
    record Erasure(int files, long bytes) {}

    static Event erased(UUID production, Erasure erasure) {
        return new Event(production, "erased", erasure);
    }

    /** The last two events of a production that has ended. */
    static List<Event> ended(UUID production, ProductionRows.State state, @Nullable Failure failure) {
        StatusChange change = change(state, failure);
        return List.of(new Event(production, "status", change), new Event(production, "done", change));
    }

    private static StatusChange change(ProductionRows.State state, @Nullable Failure failure) {
        return new StatusChange(state.status().code(), state.revision(), state.stage(), state.progress(), failure);
    }

    static Event progress(StartedJob job, int progress, int jobProgress) {
        return new Event(
                job.productionId(), "progress", new Progress(progress, job.type(), job.itemIndex(), jobProgress));
    }

    /** A job that was given up; a row of it and of its production's progress. */
    static Event cancelled(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("production_id", UUID.class),
                "job",
                new JobChange(
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        (Integer) row.getObject("item_index"),
                        JobGraph.shown(row.getString("branch")),
                        JobStatus.CANCELLED.code(),
                        row.getInt("attempt"),
                        row.getInt("progress"),
                        null,
                        null,
                        null));
    }

    static Event job(StartedJob job, JobStatus status, int progress) {
        return job(job, status, progress, null, null, null);
    }

    /** A job that waits for something else and comes again then. */
    static Event waiting(StartedJob job, int progress, Instant nextAttemptAt, String waiting) {
        return job(job, JobStatus.QUEUED, progress, null, nextAttemptAt, waiting);
    }

    static Event job(
            StartedJob job,
            JobStatus status,
            int progress,
            @Nullable Failure failure,
            @Nullable Instant nextAttemptAt) {
        return job(job, status, progress, failure, nextAttemptAt, null);
    }

    private static Event job(
            StartedJob job,
            JobStatus status,
            int progress,
            @Nullable Failure failure,
            @Nullable Instant nextAttemptAt,
            @Nullable String waiting) {
        return new Event(
                job.productionId(),
                "job",
                new JobChange(
                        job.attempt().jobId(),
                        job.type(),
                        job.itemIndex(),
                        JobGraph.shown(job.branch()),
                        status.code(),
                        job.attempt().number(),
                        progress,
                        failure,
                        nextAttemptAt,
                        waiting));
    }
}

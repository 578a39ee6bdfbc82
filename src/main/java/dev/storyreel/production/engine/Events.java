package dev.storyreel.production.engine;

import dev.storyreel.production.Failure;
import dev.storyreel.production.JobStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of stored events; clients see them as JSON. */
final class Events {
    private Events() {}

    /** The production as a whole changed. */
    record StatusChange(
            String status,
            @Nullable String stage,
            int progress,
            @Nullable Failure error) {}

    /**
     * Work went on.
     *
     * @param progress the production's, 0–100
     * @param jobProgress the job's, 0–100
     */
    record Progress(int progress, String stage, @Nullable Integer clipIndex, int jobProgress) {}

    /** A job changed. */
    record JobChange(
            UUID jobId,
            String type,
            @Nullable Integer clipIndex,
            String status,
            int attempt,
            int progress,
            @Nullable Failure error,
            @Nullable Instant nextAttemptAt) {
        static JobChange of(
                StartedJob job,
                JobStatus status,
                int progress,
                @Nullable Failure failure,
                @Nullable Instant nextAttemptAt) {
            return new JobChange(
                    job.attempt().jobId(),
                    job.type(),
                    job.itemIndex(),
                    status.code(),
                    job.attempt().number(),
                    progress,
                    failure,
                    nextAttemptAt);
        }
    }
}

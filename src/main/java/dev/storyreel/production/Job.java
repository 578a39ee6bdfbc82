package dev.storyreel.production;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job with its attempts, as it stands now.
 *
 * @param revision the production's, for which it was made
 * @param type the name of its {@link JobType}
 * @param itemIndex which item it concerns, from 0; null for the whole
 * @param branch of the {@link JobGraph}; null if it concerns all
 * @param progress 0–100
 * @param waiting what it waits for elsewhere, such as a vendor that is at it; null while it does not
 * @param attempts in order
 */
public record Job(
        UUID id,
        UUID productionId,
        int revision,
        String type,
        @Nullable Integer itemIndex,
        @Nullable String branch,
        JobStatus status,
        Lane lane,
        Priority priority,
        int progress,
        @Nullable String waiting,
        @Nullable Failure failure,
        List<Attempt> attempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    public Job {
        attempts = List.copyOf(attempts);
    }

    /** The same job with these attempts. */
    public Job with(List<Attempt> made) {
        return new Job(
                id,
                productionId,
                revision,
                type,
                itemIndex,
                branch,
                status,
                lane,
                priority,
                progress,
                waiting,
                failure,
                made,
                createdAt,
                startedAt,
                finishedAt);
    }
}

package dev.storyreel.production;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the jobs of one type are in one {@linkplain JobGraph.Node#in branch} of a production's current revision. A job that was tried anew
 * after it had failed counts once, as it is now.
 *
 * @param type the name of their {@link JobType}
 * @param jobs how many there are, at least 1
 * @param succeeded how many of them are done
 * @param progress of all of them on average, 0–100
 * @param failure of the first of them that failed; null if none has
 * @param firstStartedAt when the first of them began; null if none has
 * @param lastStartedAt when the last of them began; null if none has
 * @param lastFinishedAt when the last of them ended; null if none has
 */
public record BranchStage(
        UUID productionId,
        String branch,
        String type,
        int jobs,
        int succeeded,
        int progress,
        @Nullable Failure failure,
        @Nullable Instant firstStartedAt,
        @Nullable Instant lastStartedAt,
        @Nullable Instant lastFinishedAt) {}

package dev.storyreel.live;

import dev.storyreel.production.Attempt;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobGraph;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and attempts of a production.
 *
 * @param jobs in the order they were made
 */
record JobTimeline(List<JobLine> jobs) {
    static JobTimeline of(List<Job> jobs) {
        return new JobTimeline(jobs.stream().map(JobLine::of).toList());
    }

    /**
     * @param revision the production's, for which it was made
     * @param itemIndex which item the job concerns, from 0; null for the whole
     * @param branch the one of several results it is for, such as a language; null if it is for all
     * @param waiting what it waits for elsewhere; null while it does not
     * @param startedAt of its first attempt; those that only found that there is more to wait for are not listed
     */
    record JobLine(
            UUID id,
            int revision,
            String type,
            @Nullable Integer itemIndex,
            @Nullable String branch,
            String status,
            String priority,
            @Nullable String waiting,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            List<AttemptLine> attempts) {
        static JobLine of(Job job) {
            return new JobLine(
                    job.id(),
                    job.revision(),
                    job.type(),
                    job.itemIndex(),
                    JobGraph.shown(job.branch()),
                    job.status().code(),
                    job.priority().code(),
                    job.waiting(),
                    job.startedAt(),
                    job.finishedAt(),
                    job.attempts().stream().map(AttemptLine::of).toList());
        }
    }

    /**
     * @param number from 1
     * @param worker which process made it
     * @param reused whether it took up what had been made before of the very same
     * @param costUsd US dollars
     */
    record AttemptLine(
            int number,
            String status,
            String worker,
            boolean reused,
            @Nullable String provider,
            @Nullable String model,
            Instant startedAt,
            @Nullable Instant finishedAt,
            BigDecimal costUsd,
            @Nullable Failure error) {
        static AttemptLine of(Attempt attempt) {
            return new AttemptLine(
                    attempt.number(),
                    attempt.status().code(),
                    attempt.worker(),
                    attempt.reused(),
                    attempt.provider(),
                    attempt.model(),
                    attempt.startedAt(),
                    attempt.finishedAt(),
                    attempt.costUsd(),
                    attempt.failure());
        }
    }
}

package dev.storyreel.production.engine;

import dev.storyreel.database.DatabaseOutage;
import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Failure;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.Lane;
import dev.storyreel.production.RetryPolicy;
import dev.storyreel.storage.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out one job that was picked from a lane: begins an attempt, lets the handler work, writes down how it went. */
@Component
class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    /** A job that this process cannot do; others may, while a new version is rolled out. */
    private static final Duration UNKNOWN_AGAIN_AFTER = Duration.ofSeconds(30);
    /** What another side asks for may be any number. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final Attempts attempts;
    private final JobHandlers handlers;
    private final AssetRows assets;
    private final RunningAttempts running;
    private final WorkFolders folders;
    private final ObjectStore store;
    private final JobMetrics metrics;
    private final JobSettings settings;
    private final Clock clock;

    JobRunner(
            Attempts attempts,
            JobHandlers handlers,
            AssetRows assets,
            RunningAttempts running,
            WorkFolders folders,
            ObjectStore store,
            JobMetrics metrics,
            JobSettings settings,
            Clock clock) {
        this.attempts = attempts;
        this.handlers = handlers;
        this.assets = assets;
        this.running = running;
        this.folders = folders;
        this.store = store;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    void run(Lane lane, UUID jobId, String worker) throws InterruptedException {
        Optional<StartedJob> started = DatabaseOutage.sitOut(() -> attempts.begin(lane, jobId, worker));
        if (started.isEmpty()) {
            return;
        }
        StartedJob job = started.get();
        Optional<JobHandler> handler = handlers.find(job.kind(), job.type());
        if (handler.isEmpty()) {
            log.error("{}: this version knows no such job; it is left to workers that do", describe(job));
            DatabaseOutage.sitOut(() -> attempts.release(job, clock.instant().plus(UNKNOWN_AGAIN_AFTER)));
        } else if (job.losses() > settings.maxLosses()) {
            String message = "gave up after " + job.losses() + " workers died at it";
            log.error("{} failed: {}", describe(job), message);
            DatabaseOutage.sitOut(() -> attempts.fail(job, Failure.of(JobError.WORKER_LOST, message), null));
        } else {
            run(job, handler.get());
        }
    }

    private void run(StartedJob job, JobHandler handler) throws InterruptedException {
        RunningAttempt attempt = running.add(new RunningAttempt(job));
        DurableJobContext context =
                new DurableJobContext(attempt, handler.type().retry(), folders, attempts, assets, store, clock);
        try {
            AttemptOutcome outcome = metrics.time(job, () -> attempt.run(handler, context));
            DatabaseOutage.sitOut(() -> settle(job, handler, context, outcome));
        } finally {
            running.remove(attempt);
            attempt.whenEnded(context::removeWorkDir);
        }
    }

    private void settle(StartedJob job, JobHandler handler, DurableJobContext context, AttemptOutcome outcome) {
        switch (outcome) {
            case AttemptOutcome.Finished finished -> complete(job, handler, context, finished);
            case AttemptOutcome.Failed failed -> fail(job, handler, failed.cause());
            case AttemptOutcome.Stopped stopped -> stopped(job, handler, stopped.reason());
        }
    }

    /** That the handler failed and that its result could not be written are different things. */
    private void complete(
            StartedJob job, JobHandler handler, DurableJobContext context, AttemptOutcome.Finished finished) {
        try {
            if (!attempts.complete(context.done(finished.result()))) {
                log.info("{}'s result came too late and changed nothing", describe(job));
            }
        } catch (RuntimeException e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            fail(job, handler, e);
        }
    }

    private void stopped(StartedJob job, JobHandler handler, StopReason reason) {
        switch (reason) {
            case OVER -> log.info("{} was stopped: it is over", describe(job));
            case SHUTDOWN -> attempts.release(job, clock.instant());
            case TIME_LIMIT -> {
                Duration limit = handler.type().softLimit();
                fail(
                        job,
                        handler,
                        new StoryreelException(
                                JobError.TIME_LIMIT_EXCEEDED,
                                job.type() + " took longer than its limit of " + limit.toSeconds() + " s"));
            }
        }
    }

    private void fail(StartedJob job, JobHandler handler, Throwable thrown) {
        Throwable cause = Shortage.named(thrown);
        Failure failure;
        Instant retryAt = null;
        if (cause instanceof StoryreelException known && known.errorCode().type() == ErrorType.BUSY) {
            postpone(job, handler, known);
            return;
        }
        if (cause instanceof StoryreelException known) {
            failure = Failure.of(known.errorCode(), folders.shown(job.attempt(), known.getMessage()));
            if (known.errorCode().type().isRetryable()) {
                retryAt = nextAttempt(job, handler, known.retryAfter().orElse(null));
            }
            log.warn("{} failed: {}: {}", describe(job), failure.code(), failure.message());
        } else {
            failure = Failure.of(
                    JobError.INTERNAL,
                    "an unexpected " + cause.getClass().getSimpleName() + " in " + job.type() + "; the log has more");
            retryAt = nextAttempt(job, handler, null);
            log.error("{} failed unexpectedly", describe(job), cause);
        }
        attempts.fail(job, failure, retryAt);
    }

    /** Nothing failed: it gives its place in the lane to others and comes again. */
    private void postpone(StartedJob job, JobHandler handler, StoryreelException busy) {
        Duration wait =
                busy.retryAfter().orElseGet(() -> handler.type().retry().delay(1, RandomGenerator.getDefault()));
        log.debug("{} waits {} ms: {}", describe(job), wait.toMillis(), busy.getMessage());
        attempts.postpone(job, clock.instant().plus(shortened(wait)), folders.shown(job.attempt(), busy.getMessage()));
    }

    private static Duration shortened(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private @Nullable Instant nextAttempt(StartedJob job, JobHandler handler, @Nullable Duration retryAfter) {
        RetryPolicy policy = handler.type().retry();
        int failures = job.failures() + 1;
        if (failures >= policy.maxAttempts()) {
            return null;
        }
        // what the other side asked for wins over our own idea
        Duration delay =
                retryAfter == null ? policy.delay(failures, RandomGenerator.getDefault()) : shortened(retryAfter);
        return clock.instant().plus(delay);
    }

    private static String describe(StartedJob job) {
        return job.kind() + " " + job.productionId() + ": attempt "
                + job.attempt().number() + " at " + job.type() + (job.itemIndex() == null ? "" : " " + job.itemIndex());
    }
}

package dev.storyreel.production.engine;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Failure;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.Lane;
import dev.storyreel.production.RetryPolicy;
import dev.storyreel.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
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
        Optional<StartedJob> started = attempts.begin(lane, jobId, worker);
        if (started.isEmpty()) {
            return;
        }
        StartedJob job = started.get();
        Optional<JobHandler> handler = handlers.find(job.kind(), job.type());
        if (handler.isEmpty()) {
            giveUp(job, lane, Failure.of(JobError.INTERNAL, "nobody carries out jobs of type " + job.type()));
        } else if (job.losses() > settings.maxLosses()) {
            String message = "gave up after " + job.losses() + " workers died at it";
            giveUp(job, lane, Failure.of(JobError.WORKER_LOST, message));
        } else {
            run(job, lane, handler.get());
        }
    }

    private void run(StartedJob job, Lane lane, JobHandler handler) throws InterruptedException {
        Path workDir;
        try {
            workDir = folders.create(job.attempt());
        } catch (IOException e) {
            fail(job, lane, handler, e);
            return;
        }
        RunningAttempt attempt = running.add(new RunningAttempt(job));
        try {
            DurableJobContext context = new DurableJobContext(attempt, workDir, attempts, assets, store, clock);
            AttemptOutcome outcome = metrics.time(job, () -> attempt.run(handler, context));
            DatabaseOutage.sitOut(() -> settle(job, lane, handler, context, outcome));
        } finally {
            running.remove(attempt);
            attempt.whenEnded(() -> folders.delete(workDir));
        }
    }

    private void settle(
            StartedJob job, Lane lane, JobHandler handler, DurableJobContext context, AttemptOutcome outcome) {
        switch (outcome) {
            case AttemptOutcome.Finished finished -> complete(job, lane, handler, context, finished);
            case AttemptOutcome.Failed failed -> fail(job, lane, handler, failed.cause());
            case AttemptOutcome.Stopped stopped -> stopped(job, lane, handler, stopped.reason());
        }
    }

    /** That the handler failed and that its result could not be written are different things. */
    private void complete(
            StartedJob job,
            Lane lane,
            JobHandler handler,
            DurableJobContext context,
            AttemptOutcome.Finished finished) {
        try {
            if (!attempts.complete(job, lane, finished.result(), context.published(), context.warnings())) {
                log.info("{}'s result came too late and changed nothing", describe(job));
            }
        } catch (RuntimeException e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            fail(job, lane, handler, e);
        }
    }

    private void stopped(StartedJob job, Lane lane, JobHandler handler, StopReason reason) {
        switch (reason) {
            case OVER -> log.info("{} was stopped: it is over", describe(job));
            case SHUTDOWN -> attempts.release(job, lane);
            case TIME_LIMIT -> {
                Duration limit = handler.type().softLimit();
                fail(
                        job,
                        lane,
                        handler,
                        new StoryreelException(
                                JobError.TIME_LIMIT_EXCEEDED,
                                job.type() + " took longer than its limit of " + limit.toSeconds() + " s"));
            }
        }
    }

    private void fail(StartedJob job, Lane lane, JobHandler handler, Throwable cause) {
        Failure failure;
        Instant retryAt = null;
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
        attempts.fail(job, lane, failure, retryAt);
    }

    private void giveUp(StartedJob job, Lane lane, Failure failure) {
        log.error("{} failed: {}", describe(job), failure.message());
        attempts.fail(job, lane, failure, null);
    }

    private @Nullable Instant nextAttempt(StartedJob job, JobHandler handler, @Nullable Duration retryAfter) {
        RetryPolicy policy = handler.type().retry();
        int failures = job.failures() + 1;
        if (failures >= policy.maxAttempts()) {
            return null;
        }
        // what the other side asked for wins over our own idea
        Duration delay = retryAfter == null
                ? policy.delay(failures, RandomGenerator.getDefault())
                : retryAfter.compareTo(LONGEST_WAIT) < 0 ? retryAfter : LONGEST_WAIT;
        return clock.instant().plus(delay);
    }

    private static String describe(StartedJob job) {
        return job.kind() + " " + job.productionId() + ": attempt "
                + job.attempt().number() + " at " + job.type() + (job.itemIndex() == null ? "" : " " + job.itemIndex());
    }
}

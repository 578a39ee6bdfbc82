package dev.storyreel.production.engine;

import dev.storyreel.production.Failure;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Lane;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The guarded changes of state that one attempt at a job goes through: begun, going on, done, failed, given back.
 *
 * <p><b>The fence.</b> Every change names the attempt it is made for (job, number and worker) and changes nothing unless
 * that attempt is the current one and still running. A worker that was paused and lost its lease, or whose job was
 * cancelled, wakes up with the number of an attempt that is over: whatever it writes then finds no row.
 *
 * <p><b>The order of locks.</b> Every transaction locks the production's row first, then its jobs; one that is about
 * several productions locks them in the order of their ids. So none waits for another in a circle, events get their ids in
 * the order in which they become visible, and "was this the last open job" has one answer.
 *
 * <p><b>Gathering.</b> Each job begins and most complete. Both are {@linkplain Gathered done for many jobs at once}: a
 * transaction costs about the same for one as for ten.
 */
@Component
class Attempts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProductionRows productions;
    private final JobRows jobs;
    private final EventRows events;
    private final LaneQueue queue;
    private final Clock clock;
    private final Gathered<Beginnings.Picked, Optional<StartedJob>> beginnings;
    private final Gathered<Completions.Done, Boolean> completions;

    Attempts(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ProductionRows productions,
            JobRows jobs,
            EventRows events,
            LaneQueue queue,
            Clock clock,
            Beginnings beginnings,
            Completions completions) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.productions = productions;
        this.jobs = jobs;
        this.events = events;
        this.queue = queue;
        this.clock = clock;
        this.beginnings = new Gathered<>("attempts-begin", beginnings::begin);
        this.completions = new Gathered<>("attempts-complete", completions::complete);
    }

    /**
     * Begins the next attempt. Finding the job already running means that its worker died: that attempt is lost.
     *
     * @return empty if the job is not to be done any more; it is then out of its queue
     */
    Optional<StartedJob> begin(Lane lane, UUID jobId, String worker) {
        Optional<StartedJob> started = beginnings.carryOut(new Beginnings.Picked(jobId, worker));
        if (started.isEmpty()) {
            drop(lane, jobId, worker);
        }
        return started;
    }

    /**
     * A job that could not begin: it leaves the queue if it has ended, or its production has. If neither has, the production
     * was retried since we looked, and waits for this job: then it is picked again.
     */
    void drop(Lane lane, UUID jobId, String worker) {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            jobs.productionOf(jobId).ifPresent(productions::lock);
            jobs.cancelIfProductionEnded(jobId, now);
            if (jobs.isOpen(jobId)) {
                queue.putBack(lane, jobId, worker, now);
            } else {
                queue.remove(lane, jobId);
            }
        });
    }

    /** Those of the attempts that are still the current ones. */
    Set<AttemptId> current(Collection<AttemptId> attempts) {
        return jobs.current(attempts);
    }

    /**
     * Notes progress of 1–99.
     *
     * @return false if the attempt is over
     */
    boolean progress(StartedJob job, int percent) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            productions.lock(job.productionId());
            Optional<Integer> work = jobs.advance(job.attempt(), percent);
            if (work.isEmpty()) {
                return jobs.isCurrent(job.attempt());
            }
            int progress = productions.addWork(job.productionId(), work.get());
            events.add(Events.progress(job, progress, percent));
            return true;
        }));
    }

    /**
     * Notes what was paid; not fenced, because what a lost attempt paid is paid too.
     *
     * @param first whether nobody has noted it yet; asked, and to be noted, in the same transaction
     */
    void used(
            StartedJob job, String provider, String model, boolean offline, BigDecimal costUsd, BooleanSupplier first) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(job.productionId());
            if (!first.getAsBoolean()) {
                return;
            }
            jdbc.sql("update job_attempts set provider = ?, model = ?, cost_usd = cost_usd + ?"
                            + " where job_id = ? and number = ?")
                    .params(
                            provider,
                            model,
                            costUsd,
                            job.attempt().jobId(),
                            job.attempt().number())
                    .update();
            productions.addCost(job.productionId(), costUsd, offline);
        });
    }

    /**
     * Completes the attempt, see {@link Completions}.
     *
     * @return false if the attempt is over: nothing was changed
     */
    boolean complete(Completions.Done done) {
        return completions.carryOut(done);
    }

    /**
     * Ends the attempt with an error and, if given a time, lets the job be tried again from then on. Without one the job
     * has failed for good, and with it its production, or its branch of it; their other running jobs go on, so that what they
     * make is kept.
     */
    void fail(StartedJob job, Failure failure, @Nullable Instant retryAt) {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            UUID production = job.productionId();
            boolean open = productions.lock(production);
            if (retryAt != null && open) {
                if (jobs.tryAgain(job.attempt(), failure, now)) {
                    putBack(job, failure, retryAt);
                }
                return;
            }
            if (!jobs.fail(job.attempt(), failure, now)) {
                return;
            }
            queue.remove(job.lane(), job.attempt().jobId());
            events.add(Events.job(job, JobStatus.FAILED, productions.jobFailed(production), failure, null));
            if (open) {
                giveUp(job, failure, now);
            }
        });
    }

    private void giveUp(StartedJob job, Failure failure, Instant now) {
        UUID production = job.productionId();
        String branch = job.branch();
        if (branch == null) {
            jobs.cancelWaiting(production, now);
            productions.fail(production, failure, now);
        } else {
            jobs.cancelWaiting(production, branch, now);
            productions.failBranch(production, branch, failure, now);
        }
    }

    /** Gives the job back, to be picked from that time on; does not count as a failure. */
    void release(StartedJob job, Instant at) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(job.productionId());
            if (jobs.release(job.attempt(), clock.instant())) {
                putBack(job, null, at);
            }
        });
    }

    /**
     * Gives back a job that has to wait, to be picked from that time on. There may be hundreds of such attempts: one that cost
     * nothing leaves no row, and that the job waits for what it waited for before is no event.
     *
     * @param waiting what it waits for
     */
    void postpone(StartedJob job, Instant at, String waiting) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(job.productionId());
            Optional<Boolean> news = jobs.postpone(job.attempt(), waiting, clock.instant());
            if (news.isEmpty()) {
                return;
            }
            queue.putBack(job.lane(), job.attempt().jobId(), job.attempt().worker(), at);
            if (news.get()) {
                int progress = productions.state(job.productionId()).progress();
                events.add(Events.waiting(job, progress, at, waiting));
            }
        });
    }

    /** Tells that a job which waited has got what it waited for, and works. */
    void working(StartedJob job) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(job.productionId());
            if (jobs.waitsNoMore(job.attempt())) {
                int progress = productions.state(job.productionId()).progress();
                events.add(Events.job(job, JobStatus.RUNNING, progress));
            }
        });
    }

    /** Whether the attempt is not over; what ends it waits for the end of the transaction in which this is asked. */
    boolean isCurrent(StartedJob job) {
        productions.lock(job.productionId());
        return jobs.isCurrent(job.attempt());
    }

    private void putBack(StartedJob job, @Nullable Failure failure, Instant at) {
        queue.putBack(job.lane(), job.attempt().jobId(), job.attempt().worker(), at);
        events.add(Events.job(
                job, JobStatus.QUEUED, productions.state(job.productionId()).progress(), failure, at));
    }
}

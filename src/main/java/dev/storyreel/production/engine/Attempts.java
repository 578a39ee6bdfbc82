package dev.storyreel.production.engine;

import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Failure;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Lane;
import dev.storyreel.production.Warning;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
 * <p><b>The order of locks.</b> Every transaction locks the production's row first, then its jobs. So none waits for
 * another in a circle, events get their ids in the order in which they become visible, and "was this the last open job"
 * has one answer.
 */
@Component
class Attempts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProductionRows productions;
    private final JobRows jobs;
    private final AssetRows assets;
    private final LaneQueue queue;
    private final Clock clock;

    Attempts(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ProductionRows productions,
            JobRows jobs,
            AssetRows assets,
            LaneQueue queue,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.productions = productions;
        this.jobs = jobs;
        this.assets = assets;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Begins the next attempt. Finding the job already running means that its worker died: that attempt is lost.
     *
     * @return empty if the job is not to be done any more; it is then out of its queue
     */
    Optional<StartedJob> begin(Lane lane, UUID jobId, String worker) {
        Optional<StartedJob> started = jdbc.sql("""
                        with production as (
                            select p.id, p.kind, p.status from productions p
                            where p.id = (select production_id from jobs where id = :job)
                              and p.status in ('queued', 'running')
                            for update),
                        job as (
                            update jobs j
                            set status = 'running', attempt = attempt + 1, worker = :worker,
                                losses = losses + case when j.status = 'running' then 1 else 0 end,
                                started_at = coalesce(started_at, :now)
                            from production p
                            where j.id = :job and j.status in ('queued', 'running')
                            returning j.id, j.production_id, p.kind, p.status as production_status, j.origin, j.type,
                                      j.item_index, j.attempt, j.failures, j.losses),
                        lost as (
                            update job_attempts a set status = 'lost', finished_at = :now from job
                            where a.job_id = job.id and a.status = 'running'),
                        attempt as (
                            insert into job_attempts (job_id, number, status, worker, started_at)
                            select id, attempt, 'running', :worker, :now from job),
                        running as (
                            update productions p
                            set status = 'running', stage = job.type, started_at = coalesce(p.started_at, :now)
                            from job where p.id = job.production_id
                            returning p.id, p.progress),
                        events as (
                            insert into job_events (production_id, type, data, created_at)
                            select running.id, event.type, event.data, :now
                            from running, job, lateral (values
                                ('status', job.production_status = 'queued', jsonb_build_object(
                                    'status', 'running', 'stage', job.type, 'progress', running.progress)),
                                ('job', true, jsonb_build_object(
                                    'job_id', job.id, 'type', job.type, 'clip_index', job.item_index,
                                    'status', 'running', 'attempt', job.attempt, 'progress', running.progress))
                            ) as event (type, wanted, data)
                            where event.wanted)
                        select * from job
                        """)
                .param("job", jobId)
                .param("worker", worker)
                .param("now", Times.sql(clock.instant()))
                .query((row, _) -> new StartedJob(
                        new AttemptId(jobId, row.getInt("attempt"), worker),
                        row.getObject("production_id", UUID.class),
                        row.getObject("origin", UUID.class),
                        row.getString("kind"),
                        row.getString("type"),
                        (Integer) row.getObject("item_index"),
                        row.getInt("failures"),
                        row.getInt("losses")))
                .optional();
        started.ifPresentOrElse(job -> productions.announce(job.productionId()), () -> drop(lane, jobId, worker));
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
                jobs.closeAttempt(jobId, AttemptStatus.LOST, now);
                queue.remove(lane, jobId);
            }
        });
    }

    /** Whether the attempt is still the current one. */
    boolean isCurrent(AttemptId attempt) {
        return jobs.isCurrent(attempt);
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
            productions.event(
                    job.productionId(),
                    "progress",
                    new Events.Progress(progress, job.type(), job.itemIndex(), percent));
            return true;
        }));
    }

    /** Notes what was paid; not fenced, because what a lost attempt paid is paid too. */
    void used(StartedJob job, String provider, String model, boolean offline, BigDecimal costUsd) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(job.productionId());
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
     * Completes the attempt: result, assets, warnings, the kind's own rows, further jobs, the countdown of those that
     * waited for it and their places in the queue, in one transaction.
     *
     * @return false if the attempt is over: nothing was changed
     */
    boolean complete(StartedJob job, Lane lane, JobResult result, List<UUID> published, List<Warning> warnings) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            Instant now = clock.instant();
            UUID production = job.productionId();
            boolean open = productions.lock(production);
            Optional<Integer> work = jobs.end(job.attempt(), JobStatus.SUCCEEDED, null, now);
            if (work.isEmpty()) {
                return false;
            }
            assets.makeCurrent(published);
            if (result.rows() != null) {
                result.rows().run();
            }
            productions.addWarnings(production, warnings);
            queue.remove(lane, job.attempt().jobId());
            if (result.next() != null) {
                jobs.add(production, result.next(), now);
                if (!open) {
                    // the production has failed: they wait for a retry, like all that has not begun
                    jobs.cancelWaiting(production, now);
                }
            }
            queue.add(jobs.countDown(job.attempt().jobId()), now);
            int progress = productions.jobEnded(production, work.get());
            productions.event(production, "job", Events.JobChange.of(job, JobStatus.SUCCEEDED, progress, null, null));
            if (open) {
                productions.succeedIfAllDone(production, now);
            }
            return true;
        }));
    }

    /**
     * Ends the attempt with an error and, if given a time, lets the job be tried again from then on. Without one the job
     * has failed for good, and with it its production; its other running jobs go on, so that what they make is kept.
     */
    void fail(StartedJob job, Lane lane, Failure failure, @Nullable Instant retryAt) {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            UUID production = job.productionId();
            boolean open = productions.lock(production);
            UUID jobId = job.attempt().jobId();
            if (retryAt != null && open) {
                if (jobs.tryAgain(job.attempt(), failure, now)) {
                    queue.putBack(lane, jobId, job.attempt().worker(), retryAt);
                    productions.event(
                            production,
                            "job",
                            Events.JobChange.of(
                                    job, JobStatus.QUEUED, productions.progress(production), failure, retryAt));
                }
                return;
            }
            Optional<Integer> work = jobs.end(job.attempt(), JobStatus.FAILED, failure, now);
            if (work.isEmpty()) {
                return;
            }
            queue.remove(lane, jobId);
            int progress = productions.jobEnded(production, 0);
            productions.event(production, "job", Events.JobChange.of(job, JobStatus.FAILED, progress, failure, null));
            if (open) {
                jobs.cancelWaiting(production, now);
                productions.fail(production, failure, now);
            }
        });
    }

    /** Gives the job back because this worker stops; does not count as a failure. */
    void release(StartedJob job, Lane lane) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(job.productionId());
            if (jobs.release(job.attempt(), clock.instant())) {
                queue.putBack(lane, job.attempt().jobId(), job.attempt().worker(), clock.instant());
                productions.event(
                        job.productionId(),
                        "job",
                        Events.JobChange.of(
                                job, JobStatus.QUEUED, productions.progress(job.productionId()), null, null));
            }
        });
    }
}

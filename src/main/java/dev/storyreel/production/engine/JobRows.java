package dev.storyreel.production.engine;

import dev.storyreel.database.Ids;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Failure;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of jobs, their attempts and what waits for what. Callers hold the lock on the production's row. */
@Component
class JobRows {
    /** The attempt is the current one and still running. */
    private static final String FENCE =
            " where id = :job and attempt = :attempt and worker = :worker and status = 'running'";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final LaneQueue queue;
    private final WakeUps wakeUps;

    JobRows(JdbcClient jdbc, JdbcTemplate batch, LaneQueue queue, WakeUps wakeUps) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.queue = queue;
        this.wakeUps = wakeUps;
    }

    /** Adds the jobs of a graph; those that wait for nothing are ready at once. */
    void add(UUID productionId, JobGraph graph, Instant now) {
        int priority = jdbc.sql("select priority from productions where id = ?")
                .param(productionId)
                .query(Integer.class)
                .single();
        List<JobGraph.Node> nodes = graph.nodes();
        List<UUID> ids = nodes.stream().map(_ -> Ids.next()).toList();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> waits = new ArrayList<>();
        List<LaneQueue.ReadyJob> ready = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JobGraph.Node node = nodes.get(i);
            UUID id = ids.get(i);
            List<JobGraph.Node> dependencies = node.dependencies();
            Lane lane = node.type().lane();
            rows.add(new Object[] {
                id,
                productionId,
                id,
                node.type().name(),
                node.itemIndex(),
                (dependencies.isEmpty() ? JobStatus.QUEUED : JobStatus.BLOCKED).code(),
                lane.code(),
                priority,
                node.type().weight(),
                dependencies.size(),
                Times.sql(now)
            });
            dependencies.forEach(on -> waits.add(new Object[] {id, ids.get(nodes.indexOf(on))}));
            if (dependencies.isEmpty()) {
                ready.add(new LaneQueue.ReadyJob(id, lane, priority));
            }
        }
        batch.batchUpdate("""
                insert into jobs (id, production_id, origin, type, item_index, status, lane, priority, weight, waiting_on,
                    created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
        batch.batchUpdate("insert into job_dependencies (job_id, depends_on) values (?, ?)", waits);
        int weight = nodes.stream().mapToInt(node -> node.type().weight()).sum();
        jdbc.sql("update productions set open_jobs = open_jobs + ?, work_known = work_known + ? where id = ?")
                .params(nodes.size(), weight, productionId)
                .update();
        queue.add(ready, now);
    }

    Optional<UUID> productionOf(UUID jobId) {
        return jdbc.sql("select production_id from jobs where id = ?")
                .param(jobId)
                .query(UUID.class)
                .optional();
    }

    boolean isCurrent(AttemptId attempt) {
        return fenced("select 1 from jobs" + FENCE, attempt)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * @return weight × percent gained; empty if the attempt is over or was further already
     */
    Optional<Integer> advance(AttemptId attempt, int percent) {
        return fenced("""
                        with before as (select id, progress from jobs where id = :job)
                        update jobs j set progress = :percent from before
                        where j.id = before.id and j.attempt = :attempt and j.worker = :worker and j.status = 'running'
                          and j.progress < :percent
                        returning j.weight * (:percent - before.progress)
                        """, attempt)
                .param("percent", percent)
                .query(Integer.class)
                .optional();
    }

    /**
     * Ends job and attempt alike.
     *
     * @return weight × percent gained; empty if the attempt was over before
     */
    Optional<Integer> end(AttemptId attempt, JobStatus status, @Nullable Failure failure, Instant now) {
        Optional<Integer> work = fenced("""
                        with before as (select id, progress from jobs where id = :job),
                        ended as (
                            update jobs j set status = :status,
                                progress = case when :status = 'succeeded' then 100 else j.progress end,
                                error_code = :code, error_type = :type, error_message = :message, finished_at = :now
                            from before
                            where j.id = before.id and j.attempt = :attempt and j.worker = :worker
                              and j.status = 'running'
                            returning j.id, j.weight * (j.progress - before.progress) as work),
                        attempt as (
                            update job_attempts a set status = :status, error_code = :code, error_type = :type,
                                error_message = :message, finished_at = :now
                            from ended where a.job_id = ended.id and a.number = :attempt)
                        select work from ended
                        """, attempt)
                .param("status", status.code())
                .param("code", failure == null ? null : failure.code())
                .param("type", failure == null ? null : failure.type())
                .param("message", failure == null ? null : failure.message())
                .param("now", Times.sql(now))
                .query(Integer.class)
                .optional();
        return work;
    }

    /**
     * After a failed attempt the job waits for the next.
     *
     * @return false if the attempt was over before
     */
    boolean tryAgain(AttemptId attempt, Failure failure, Instant now) {
        boolean changed = fenced("update jobs set status = 'queued', failures = failures + 1" + FENCE, attempt)
                        .update()
                == 1;
        if (changed) {
            jdbc.sql("""
                            update job_attempts set status = 'failed', error_code = ?, error_type = ?,
                                error_message = ?, finished_at = ? where job_id = ? and number = ?
                            """)
                    .params(
                            failure.code(),
                            failure.type(),
                            failure.message(),
                            Times.sql(now),
                            attempt.jobId(),
                            attempt.number())
                    .update();
        }
        return changed;
    }

    /**
     * @return false if the attempt was over before
     */
    boolean release(AttemptId attempt, Instant now) {
        boolean changed =
                fenced("update jobs set status = 'queued'" + FENCE, attempt).update() == 1;
        if (changed) {
            closeAttempt(attempt.jobId(), AttemptStatus.RELEASED, now);
        }
        return changed;
    }

    /** Ends the job's running attempt, if there is one, without touching the job. */
    void closeAttempt(UUID jobId, AttemptStatus status, Instant now) {
        jdbc.sql("update job_attempts set status = ?, finished_at = ? where job_id = ? and status = 'running'")
                .params(status.code(), Times.sql(now), jobId)
                .update();
    }

    /** Whether it has not ended. */
    boolean isOpen(UUID jobId) {
        return jdbc.sql("select 1 from jobs where id = ? and status in ('blocked', 'queued', 'running')")
                .param(jobId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void cancelIfProductionEnded(UUID jobId, Instant now) {
        jdbc.sql("""
                        with cancelled as (
                            update jobs j set status = 'cancelled', finished_at = ? from productions p
                            where j.id = ? and p.id = j.production_id and j.status in ('blocked', 'queued', 'running')
                              and p.status in ('succeeded', 'failed', 'cancelled')
                            returning p.id)
                        update productions set open_jobs = open_jobs - 1 where id in (select id from cancelled)
                        """).params(Times.sql(now), jobId).update();
    }

    /**
     * One thing fewer to wait for.
     *
     * @return the jobs that now wait for nothing
     */
    List<LaneQueue.ReadyJob> countDown(UUID doneJob) {
        return jdbc.sql("""
                        with waiting as (
                            update jobs set waiting_on = waiting_on - 1,
                                status = case when waiting_on = 1 then 'queued' else status end
                            where id in (select job_id from job_dependencies where depends_on = ?)
                              and status = 'blocked'
                            returning id, lane, priority, status)
                        select id, lane, priority from waiting where status = 'queued'
                        """)
                .param(doneJob)
                .query((row, _) -> new LaneQueue.ReadyJob(
                        row.getObject("id", UUID.class), Lane.of(row.getString("lane")), row.getInt("priority")))
                .list();
    }

    /** Gives up what has not begun. */
    void cancelWaiting(UUID productionId, Instant now) {
        cancel(productionId, List.of(JobStatus.BLOCKED, JobStatus.QUEUED), now);
    }

    /** Gives up all that has not ended, and tells the workers of what runs. */
    void cancelOpen(UUID productionId, Instant now) {
        cancel(productionId, List.of(JobStatus.BLOCKED, JobStatus.QUEUED, JobStatus.RUNNING), now);
    }

    private void cancel(UUID productionId, List<JobStatus> statuses, Instant now) {
        record Cancelled(UUID id, Lane lane) {}
        List<Cancelled> cancelled = jdbc.sql("""
                        update jobs set status = 'cancelled', finished_at = :now
                        where production_id = :production and status in (:statuses)
                        returning id, lane
                        """)
                .param("now", Times.sql(now))
                .param("production", productionId)
                .param("statuses", statuses.stream().map(JobStatus::code).toList())
                .query((row, _) -> new Cancelled(row.getObject("id", UUID.class), Lane.of(row.getString("lane"))))
                .list();
        for (Cancelled job : cancelled) {
            closeAttempt(job.id(), AttemptStatus.CANCELLED, now);
            queue.remove(job.lane(), job.id());
            wakeUps.stopAfterCommit(job.id());
        }
        jdbc.sql("update productions set open_jobs = open_jobs - ? where id = ?")
                .params(cancelled.size(), productionId)
                .update();
    }

    private JdbcClient.StatementSpec fenced(String sql, AttemptId attempt) {
        return jdbc.sql(sql)
                .param("job", attempt.jobId())
                .param("attempt", attempt.number())
                .param("worker", attempt.worker());
    }

    static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null ? null : new Failure(code, row.getString("error_type"), row.getString("error_message"));
    }
}

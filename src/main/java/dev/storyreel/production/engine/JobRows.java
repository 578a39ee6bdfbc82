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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final EventRows events;
    private final WakeUps wakeUps;

    JobRows(JdbcClient jdbc, JdbcTemplate batch, LaneQueue queue, EventRows events, WakeUps wakeUps) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.queue = queue;
        this.events = events;
        this.wakeUps = wakeUps;
    }

    /** What jobs have of their production. */
    private record Of(int priority, int revision) {}

    /** Adds the jobs of a graph; those that wait for nothing are ready at once. */
    void add(UUID productionId, JobGraph graph, Instant now) {
        Of of = jdbc.sql("select priority, revision from productions where id = ?")
                .param(productionId)
                .query((row, _) -> new Of(row.getInt("priority"), row.getInt("revision")))
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
                of.revision(),
                node.type().name(),
                node.itemIndex(),
                node.branch(),
                (dependencies.isEmpty() ? JobStatus.QUEUED : JobStatus.BLOCKED).code(),
                lane.code(),
                of.priority(),
                node.type().weight(),
                dependencies.size(),
                Times.sql(now)
            });
            dependencies.forEach(on -> waits.add(new Object[] {id, ids.get(nodes.indexOf(on))}));
            if (dependencies.isEmpty()) {
                ready.add(new LaneQueue.ReadyJob(id, lane, of.priority()));
            }
        }
        batch.batchUpdate("""
                insert into jobs (id, production_id, origin, revision, type, item_index, branch, status, lane, priority,
                    weight, waiting_on, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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

    /** Those of the attempts that are still the current ones. */
    Set<AttemptId> current(Collection<AttemptId> attempts) {
        Set<AttemptId> current = new HashSet<>();
        jdbc.sql("""
                        select j.id, j.attempt, j.worker
                        from unnest(:jobs::uuid[], :attempts::integer[], :workers::text[]) as a (job, attempt, worker)
                        join jobs j on j.id = a.job and j.attempt = a.attempt and j.worker = a.worker
                        where j.status = 'running'
                        """)
                .param("jobs", SqlArrays.of(attempts, AttemptId::jobId))
                .param("attempts", SqlArrays.of(attempts, AttemptId::number))
                .param("workers", SqlArrays.of(attempts, AttemptId::worker))
                .query(row -> {
                    current.add(new AttemptId(
                            row.getObject("id", UUID.class), row.getInt("attempt"), row.getString("worker")));
                });
        return current;
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
     * Ends jobs and attempts alike. Attempts that are over are left out.
     *
     * @return weight × percent gained by each
     */
    Map<AttemptId, Integer> succeed(List<AttemptId> attempts, Instant now) {
        Map<AttemptId, Integer> work = new HashMap<>();
        jdbc.sql("""
                        with before as (
                            select id, weight * (100 - progress) as work from jobs where id = any(:jobs::uuid[])),
                        ended as (
                            update jobs j set status = 'succeeded', progress = 100, waiting = null, finished_at = :now
                            from before, unnest(:jobs::uuid[], :numbers::integer[], :workers::text[])
                                as done (job, number, worker)
                            where j.id = before.id and j.id = done.job and j.attempt = done.number
                              and j.worker = done.worker and j.status = 'running'
                            returning j.id, j.attempt, j.worker, before.work),
                        attempt as (
                            update job_attempts a set status = 'succeeded', finished_at = :now
                            from ended where a.job_id = ended.id and a.number = ended.attempt)
                        select * from ended
                        """)
                .param("jobs", SqlArrays.of(attempts, AttemptId::jobId))
                .param("numbers", SqlArrays.of(attempts, AttemptId::number))
                .param("workers", SqlArrays.of(attempts, AttemptId::worker))
                .param("now", Times.sql(now))
                .query(row -> {
                    work.put(
                            new AttemptId(
                                    row.getObject("id", UUID.class), row.getInt("attempt"), row.getString("worker")),
                            row.getInt("work"));
                });
        return work;
    }

    /** Notes that an attempt took up what had been made before. */
    void noteReuse(AttemptId attempt) {
        jdbc.sql("update job_attempts set reused = true where job_id = ? and number = ?")
                .params(attempt.jobId(), attempt.number())
                .update();
    }

    /**
     * Ends job and attempt alike.
     *
     * @return false if the attempt was over before
     */
    boolean fail(AttemptId attempt, Failure failure, Instant now) {
        boolean changed = fenced(
                                "update jobs set status = 'failed', waiting = null, error_code = :code, error_type = :type,"
                                        + " error_message = :message, finished_at = :now" + FENCE,
                                attempt)
                        .param("code", failure.code())
                        .param("type", failure.type())
                        .param("message", failure.message())
                        .param("now", Times.sql(now))
                        .update()
                == 1;
        if (changed) {
            failAttempt(attempt, failure, now);
        }
        return changed;
    }

    /**
     * After a failed attempt the job waits for the next.
     *
     * @return false if the attempt was over before
     */
    boolean tryAgain(AttemptId attempt, Failure failure, Instant now) {
        boolean changed =
                fenced("update jobs set status = 'queued', waiting = null, failures = failures + 1" + FENCE, attempt)
                                .update()
                        == 1;
        if (changed) {
            failAttempt(attempt, failure, now);
        }
        return changed;
    }

    private void failAttempt(AttemptId attempt, Failure failure, Instant now) {
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

    /**
     * @return false if the attempt was over before
     */
    boolean release(AttemptId attempt, Instant now) {
        boolean changed = fenced("update jobs set status = 'queued', waiting = null" + FENCE, attempt)
                        .update()
                == 1;
        if (changed) {
            releaseAttempt(attempt, now);
        }
        return changed;
    }

    /**
     * The same of a job that has to wait. An attempt that cost nothing leaves no row.
     *
     * @param waiting what it waits for
     * @return whether that is news; empty if the attempt was over before
     */
    Optional<Boolean> postpone(AttemptId attempt, String waiting, Instant now) {
        Optional<Boolean> news = fenced("""
                        with before as (select id, waiting from jobs where id = :job)
                        update jobs j set status = 'queued', waiting = :waiting from before
                        where j.id = before.id and j.attempt = :attempt and j.worker = :worker and j.status = 'running'
                        returning before.waiting is distinct from j.waiting
                        """, attempt)
                .param("waiting", waiting)
                .query(Boolean.class)
                .optional();
        if (news.isPresent()) {
            releaseAttempt(attempt, now);
            jdbc.sql("delete from job_attempts where job_id = ? and number = ? and cost_usd = 0")
                    .params(attempt.jobId(), attempt.number())
                    .update();
        }
        return news;
    }

    private void releaseAttempt(AttemptId attempt, Instant now) {
        jdbc.sql("update job_attempts set status = 'released', finished_at = ? where job_id = ? and number = ?")
                .params(Times.sql(now), attempt.jobId(), attempt.number())
                .update();
    }

    /** @return whether it waited until now */
    boolean waitsNoMore(AttemptId attempt) {
        return fenced("update jobs set waiting = null" + FENCE + " and waiting is not null", attempt)
                        .update()
                == 1;
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
        cancel("""
                id = :id and status in ('blocked', 'queued', 'running') and production_id in
                    (select id from productions where status in ('succeeded', 'failed', 'cancelled'))
                """, Map.of("id", jobId), AttemptStatus.LOST, now);
    }

    /**
     * For each that waits for jobs that are done: fewer to wait for.
     *
     * @return the jobs that now wait for nothing
     */
    List<LaneQueue.ReadyJob> countDown(List<UUID> doneJobs) {
        return jdbc.sql("""
                        with done as (
                            select job_id, count(*) as jobs from job_dependencies
                            where depends_on = any(:jobs::uuid[]) group by job_id),
                        waiting as (
                            update jobs set waiting_on = waiting_on - done.jobs,
                                status = case when waiting_on = done.jobs then 'queued' else status end
                            from done where id = done.job_id and status = 'blocked'
                            returning id, lane, priority, status)
                        select id, lane, priority from waiting where status = 'queued' order by id
                        """)
                .param("jobs", SqlArrays.of(doneJobs, id -> id))
                .query((row, _) -> new LaneQueue.ReadyJob(
                        row.getObject("id", UUID.class), Lane.of(row.getString("lane")), row.getInt("priority")))
                .list();
    }

    /** Gives up what has not begun. */
    void cancelWaiting(UUID productionId, Instant now) {
        cancel(
                "production_id = :id and status in ('blocked', 'queued')",
                Map.of("id", productionId),
                AttemptStatus.CANCELLED,
                now);
    }

    /** Gives up what has not begun of a branch of the production's current revision. */
    void cancelWaiting(UUID productionId, String branch, Instant now) {
        cancel(
                "(production_id, revision) = (select id, revision from productions where id = :id) and branch = :branch"
                        + " and status in ('blocked', 'queued')",
                Map.of("id", productionId, "branch", branch),
                AttemptStatus.CANCELLED,
                now);
    }

    /** Gives up all that has not ended, and tells the workers of what runs. */
    void cancelOpen(UUID productionId, Instant now) {
        cancel(
                "production_id = :id and status in ('blocked', 'queued', 'running')",
                Map.of("id", productionId),
                AttemptStatus.CANCELLED,
                now);
    }

    private record Cancelled(LaneQueue.Place place, Events.Event event) {}

    /** @param attempts what becomes of attempts that run */
    private void cancel(String which, Map<String, ?> parameters, AttemptStatus attempts, Instant now) {
        List<Cancelled> cancelled = jdbc.sql("""
                        with cancelled as (
                            update jobs set status = 'cancelled', waiting = null, finished_at = :now where %s
                            returning id, production_id, lane, type, item_index, branch, attempt),
                        attempt as (
                            update job_attempts a set status = :attempts, finished_at = :now
                            from cancelled where a.job_id = cancelled.id and a.status = 'running'),
                        production as (
                            update productions p set open_jobs = open_jobs - jobs
                            from (select production_id, count(*) as jobs from cancelled group by production_id) as gone
                            where p.id = gone.production_id
                            returning p.id, p.progress)
                        select cancelled.*, production.progress
                        from cancelled join production on production.id = cancelled.production_id order by cancelled.id
                        """.formatted(which))
                .params(parameters)
                .param("attempts", attempts.code())
                .param("now", Times.sql(now))
                .query((row, _) -> new Cancelled(
                        new LaneQueue.Place(Lane.of(row.getString("lane")), row.getObject("id", UUID.class)),
                        Events.cancelled(row)))
                .list();
        queue.remove(cancelled.stream().map(Cancelled::place).toList());
        events.add(cancelled.stream().map(Cancelled::event).toList());
        cancelled.forEach(job -> wakeUps.stopAfterCommit(job.place().jobId()));
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

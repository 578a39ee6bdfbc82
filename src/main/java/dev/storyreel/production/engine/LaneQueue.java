package dev.storyreel.production.engine;

import dev.storyreel.production.Lane;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes the lanes' queues. The rows are db-scheduler's, but they are written here, in the transaction that changes the
 * job, rather than by its client: so a job and its place in the queue can never disagree. What reads them, picks them and
 * keeps them alive is db-scheduler.
 */
@Component
class LaneQueue {
    /** The one db-scheduler task there is: carry out the job whose id is the task's instance. */
    static final String TASK = "job";

    private final JdbcTemplate jdbc;
    private final WakeUps wakeUps;

    LaneQueue(JdbcTemplate jdbc, WakeUps wakeUps) {
        this.jdbc = jdbc;
        this.wakeUps = wakeUps;
    }

    /** A job that may start. */
    record ReadyJob(UUID id, Lane lane, int priority) {}

    static String table(Lane lane) {
        return "lane_" + lane.code();
    }

    /** Lets the jobs be picked from that time on; wakes the lanes after the commit. */
    void add(List<ReadyJob> jobs, Instant at) {
        for (Lane lane : Lane.values()) {
            List<Object[]> rows = jobs.stream()
                    .filter(job -> job.lane() == lane)
                    .map(job -> new Object[] {TASK, job.id().toString(), at.atOffset(ZoneOffset.UTC), job.priority()})
                    .toList();
            if (!rows.isEmpty()) {
                jdbc.batchUpdate(
                        "insert into " + table(lane)
                                + " (task_name, task_instance, execution_time, priority, picked, version)"
                                + " values (?, ?, ?, ?, false, 1)",
                        rows);
                wakeUps.afterCommit(lane);
            }
        }
    }

    /** Takes a job out of its queue; one that is not there is no error. */
    void remove(Lane lane, UUID jobId) {
        jdbc.update(
                "delete from " + table(lane) + " where task_name = ? and task_instance = ?", TASK, jobId.toString());
    }

    /**
     * Gives a job that this worker picked back, to be picked again from that time on. Whoever has picked it meanwhile keeps
     * it.
     */
    void putBack(Lane lane, UUID jobId, String worker, Instant at) {
        jdbc.update(
                "update " + table(lane)
                        + " set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?,"
                        + " version = version + 1 where task_name = ? and task_instance = ?"
                        + " and (picked_by is null or picked_by = ?)",
                at.atOffset(ZoneOffset.UTC),
                TASK,
                jobId.toString(),
                worker);
        wakeUps.afterCommit(lane);
    }

    /** Frees what a worker that is known to be dead had picked. */
    int release(Lane lane, String deadWorker) {
        return jdbc.update(
                "update " + table(lane)
                        + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1"
                        + " where picked and picked_by = ?",
                deadWorker);
    }

    /** The workers that hold jobs of the lane. */
    List<String> holders(Lane lane) {
        return jdbc.query(
                "select distinct picked_by from " + table(lane) + " where picked and picked_by is not null",
                (row, _) -> row.getString("picked_by"));
    }
}

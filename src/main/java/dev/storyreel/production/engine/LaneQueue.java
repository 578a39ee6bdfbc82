package dev.storyreel.production.engine;

import dev.storyreel.production.Lane;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final WakeUps wakeUps;

    LaneQueue(JdbcClient jdbc, WakeUps wakeUps) {
        this.jdbc = jdbc;
        this.wakeUps = wakeUps;
    }

    /** A job that may start. */
    record ReadyJob(UUID id, Lane lane, int priority) {}

    /** A job's place in its lane's queue. */
    record Place(Lane lane, UUID jobId) {}

    static String table(Lane lane) {
        return "lane_" + lane.code();
    }

    /**
     * Lets the jobs be picked from that time on, those of like priority in the order in which they were made: a film's first
     * scenes come first. Wakes the lanes after the commit.
     */
    void add(List<ReadyJob> jobs, Instant at) {
        jobs.stream()
                .sorted(Comparator.comparing(ReadyJob::id))
                .collect(Collectors.groupingBy(ReadyJob::lane))
                .forEach((lane, ready) -> {
                    jdbc.sql("insert into " + table(lane)
                                    + " (task_name, task_instance, execution_time, priority, picked, version)"
                                    // earlier rather than later: all are due at that time
                                    + " select :task, id, :at - (:count - place) * interval '1 microsecond', priority, false, 1"
                                    + " from unnest(:ids::text[], :priorities::smallint[]) with ordinality"
                                    + " as job (id, priority, place)")
                            .param("task", TASK)
                            .param("count", ready.size())
                            .param("at", Times.sql(at))
                            .param("ids", SqlArrays.of(ready, ReadyJob::id))
                            .param("priorities", SqlArrays.of(ready, ReadyJob::priority))
                            .update();
                    wakeUps.afterCommit(lane);
                });
    }

    /** Takes jobs out of their queues; one that is not there is no error. */
    void remove(List<Place> places) {
        places.stream()
                .collect(Collectors.groupingBy(Place::lane))
                .forEach((lane, jobs) -> jdbc.sql("delete from " + table(lane)
                                + " where task_name = :task and task_instance = any(:jobs::text[])")
                        .param("task", TASK)
                        .param("jobs", SqlArrays.of(jobs, Place::jobId))
                        .update());
    }

    void remove(Lane lane, UUID jobId) {
        remove(List.of(new Place(lane, jobId)));
    }

    /**
     * Gives a job that this worker picked back, to be picked again from that time on. Whoever has picked it meanwhile keeps
     * it.
     */
    void putBack(Lane lane, UUID jobId, String worker, Instant at) {
        jdbc.sql("update " + table(lane)
                        + " set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?,"
                        + " version = version + 1 where task_name = ? and task_instance = ?"
                        + " and (picked_by is null or picked_by = ?)")
                .params(Times.sql(at), TASK, jobId.toString(), worker)
                .update();
        wakeUps.afterCommit(lane);
    }

    /** Frees what a worker that is known to be dead had picked. */
    int release(Lane lane, String deadWorker) {
        return jdbc.sql("update " + table(lane)
                        + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1"
                        + " where picked and picked_by = ?")
                .param(deadWorker)
                .update();
    }

    /** The workers that hold jobs of the lane. */
    List<String> holders(Lane lane) {
        return jdbc.sql("select distinct picked_by from " + table(lane) + " where picked and picked_by is not null")
                .query((row, _) -> row.getString("picked_by"))
                .list();
    }
}

package dev.storyreel.production.engine;

import dev.storyreel.database.Ids;
import dev.storyreel.production.Lane;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes new jobs for those of a failed or cancelled production that failed or were given up. A job's terminal status never changes, so
 * each gets a successor of the same origin, which waits for the same jobs or their successors.
 */
@Component
class JobRepeats {
    private final JdbcClient jdbc;
    private final LaneQueue queue;

    JobRepeats(JdbcClient jdbc, LaneQueue queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    private record Ended(UUID id) {}

    /** The caller holds the lock on the production's row. */
    void repeatUnfinished(UUID productionId, Instant now) {
        Map<UUID, UUID> successors = new HashMap<>();
        for (Ended job : unfinished(productionId)) {
            UUID successor = Ids.next();
            jdbc.sql("""
                            insert into jobs (id, production_id, origin, revision, type, item_index, branch, status, lane, priority,
                                weight, progress, created_at)
                            select ?, production_id, origin, revision, type, item_index, branch, 'blocked', lane, priority,
                                weight, progress, ?
                            from jobs where id = ?
                            """).params(successor, Times.sql(now), job.id()).update();
            successors.put(job.id(), successor);
        }
        successors.forEach((ended, successor) -> waitForTheSame(ended, successor, successors));
        successors.values().forEach(this::countWaits);
        jdbc.sql("update productions set open_jobs = open_jobs + ? where id = ?")
                .params(successors.size(), productionId)
                .update();
        queue.add(ready(productionId), now);
    }

    /** The newest job of each origin, where it failed or was given up; those of earlier revisions are over. */
    private List<Ended> unfinished(UUID productionId) {
        return jdbc.sql("""
                        select id from (
                            select distinct on (origin) id, status, created_at from jobs
                            where (production_id, revision) = (select id, revision from productions where id = ?)
                            order by origin, created_at desc, id desc) newest
                        where status in ('failed', 'cancelled') order by created_at, id
                        """)
                .param(productionId)
                .query((row, _) -> new Ended(row.getObject("id", UUID.class)))
                .list();
    }

    private void waitForTheSame(UUID ended, UUID successor, Map<UUID, UUID> successors) {
        List<UUID> dependencies = jdbc.sql("select depends_on from job_dependencies where job_id = ?")
                .param(ended)
                .query((row, _) -> row.getObject("depends_on", UUID.class))
                .list();
        for (UUID dependency : dependencies) {
            jdbc.sql("insert into job_dependencies (job_id, depends_on) values (?, ?)")
                    .params(successor, successors.getOrDefault(dependency, dependency))
                    .update();
        }
    }

    private void countWaits(UUID job) {
        jdbc.sql("""
                        update jobs set waiting_on = open.count,
                            status = case when open.count = 0 then 'queued' else 'blocked' end
                        from (select count(*) as count from job_dependencies d join jobs o on o.id = d.depends_on
                              where d.job_id = :job and o.status <> 'succeeded') as open
                        where id = :job
                        """).param("job", job).update();
    }

    /** Queued, and in no queue yet: none of them has a place there, because all others were given up. */
    private List<LaneQueue.ReadyJob> ready(UUID productionId) {
        return jdbc.sql("""
                        select id, lane, priority from jobs
                        where production_id = ? and status = 'queued' and attempt = 0 order by created_at, id
                        """)
                .param(productionId)
                .query((row, _) -> new LaneQueue.ReadyJob(
                        row.getObject("id", UUID.class), Lane.of(row.getString("lane")), row.getInt("priority")))
                .list();
    }
}

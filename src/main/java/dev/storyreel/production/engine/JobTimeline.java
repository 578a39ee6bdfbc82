package dev.storyreel.production.engine;

import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.BranchStage;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Lane;
import dev.storyreel.production.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads jobs with their attempts. */
@Component
class JobTimeline {
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    JobTimeline(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        // jobs and attempts are two queries, and must tell of the same moment
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Those of the productions' current revisions, in the order they were made. */
    Map<UUID, List<Job>> of(Collection<UUID> productionIds) {
        List<Job> jobs = read(jdbc.sql("""
                        select j.* from jobs j join productions p on p.id = j.production_id and p.revision = j.revision
                        where p.id = any(:ids::uuid[]) order by j.created_at, j.id
                        """).param("ids", SqlArrays.of(productionIds, id -> id)));
        return jobs.stream().collect(Collectors.groupingBy(Job::productionId));
    }

    /** Those of all revisions, the oldest left out, in the order they were made. */
    List<Job> latest(UUID productionId, int limit) {
        return read(jdbc.sql("""
                        select * from (
                            select * from jobs where production_id = :id order by created_at desc, id desc limit :limit)
                        order by created_at, id
                        """).param("id", productionId).param("limit", limit));
    }

    /** How far the branches of their current revisions are. */
    List<BranchStage> stages(Collection<UUID> productionIds) {
        return jdbc.sql("""
                        select production_id, branch, type, count(*) as jobs,
                            count(*) filter (where status = 'succeeded') as succeeded,
                            avg(progress)::integer as progress,
                            (array_agg(error_code order by finished_at) filter (where status = 'failed'))[1] as error_code,
                            (array_agg(error_type order by finished_at) filter (where status = 'failed'))[1] as error_type,
                            (array_agg(error_message order by finished_at) filter (where status = 'failed'))[1] as error_message,
                            min(started_at) as first_started_at, max(started_at) as last_started_at,
                            max(finished_at) as last_finished_at
                        from (
                            select distinct on (j.origin) j.* from jobs j
                            join productions p on p.id = j.production_id and p.revision = j.revision
                            where p.id = any(:ids::uuid[]) and j.branch is not null
                            order by j.origin, j.created_at desc, j.id desc) newest
                        group by production_id, branch, type
                        """)
                .param("ids", SqlArrays.of(productionIds, id -> id))
                .query((row, _) -> new BranchStage(
                        row.getObject("production_id", UUID.class),
                        row.getString("branch"),
                        row.getString("type"),
                        row.getInt("jobs"),
                        row.getInt("succeeded"),
                        row.getInt("progress"),
                        JobRows.failure(row),
                        Times.getNullable(row, "first_started_at"),
                        Times.getNullable(row, "last_started_at"),
                        Times.getNullable(row, "last_finished_at")))
                .list();
    }

    private List<Job> read(JdbcClient.StatementSpec query) {
        return Objects.requireNonNull(snapshot.execute(_ -> {
            List<Job> jobs = query.query((row, _) -> job(row)).list();
            Map<UUID, List<Attempt>> attempts = attempts(jobs);
            return jobs.stream()
                    .map(job -> job.with(attempts.getOrDefault(job.id(), List.of())))
                    .toList();
        }));
    }

    private Map<UUID, List<Attempt>> attempts(List<Job> jobs) {
        Map<UUID, List<Attempt>> byJob = new HashMap<>();
        jdbc.sql("select * from job_attempts where job_id = any(:ids::uuid[]) order by job_id, number")
                .param("ids", SqlArrays.of(jobs, Job::id))
                .query(row -> {
                    byJob.computeIfAbsent(row.getObject("job_id", UUID.class), _ -> new ArrayList<>())
                            .add(attempt(row));
                });
        return byJob;
    }

    /** Without its attempts. */
    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("production_id", UUID.class),
                row.getInt("revision"),
                row.getString("type"),
                (Integer) row.getObject("item_index"),
                row.getString("branch"),
                JobStatus.of(row.getString("status")),
                Lane.of(row.getString("lane")),
                Priority.ofRank(row.getInt("priority")),
                row.getInt("progress"),
                row.getString("waiting"),
                JobRows.failure(row),
                List.of(),
                Times.get(row, "created_at"),
                Times.getNullable(row, "started_at"),
                Times.getNullable(row, "finished_at"));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("number"),
                AttemptStatus.of(row.getString("status")),
                row.getString("worker"),
                row.getBoolean("reused"),
                row.getString("provider"),
                row.getString("model"),
                Times.get(row, "started_at"),
                Times.getNullable(row, "finished_at"),
                row.getBigDecimal("cost_usd"),
                JobRows.failure(row));
    }
}

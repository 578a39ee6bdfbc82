package dev.storyreel.production.engine;

import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
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

    Map<UUID, List<Job>> of(Collection<UUID> productionIds) {
        String[] ids = SqlArrays.of(productionIds, id -> id);
        List<Job> jobs = Objects.requireNonNull(snapshot.execute(_ -> {
            Map<UUID, List<Attempt>> attempts = attempts(ids);
            return jdbc.sql("select * from jobs where production_id = any(:ids::uuid[]) order by created_at, id")
                    .param("ids", ids)
                    .query((row, _) -> job(row, attempts))
                    .list();
        }));
        return jobs.stream().collect(Collectors.groupingBy(Job::productionId));
    }

    private Map<UUID, List<Attempt>> attempts(String[] productionIds) {
        Map<UUID, List<Attempt>> byJob = new HashMap<>();
        jdbc.sql("""
                        select a.* from job_attempts a join jobs j on j.id = a.job_id
                        where j.production_id = any(:ids::uuid[]) order by a.job_id, a.number
                        """).param("ids", productionIds).query(row -> {
            byJob.computeIfAbsent(row.getObject("job_id", UUID.class), _ -> new ArrayList<>())
                    .add(attempt(row));
        });
        return byJob;
    }

    private static Job job(ResultSet row, Map<UUID, List<Attempt>> attempts) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Job(
                id,
                row.getObject("production_id", UUID.class),
                row.getInt("revision"),
                row.getString("type"),
                (Integer) row.getObject("item_index"),
                JobStatus.of(row.getString("status")),
                Lane.of(row.getString("lane")),
                Priority.ofRank(row.getInt("priority")),
                row.getInt("progress"),
                JobRows.failure(row),
                attempts.getOrDefault(id, List.of()),
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

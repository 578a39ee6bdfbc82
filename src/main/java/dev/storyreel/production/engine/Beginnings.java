package dev.storyreel.production.engine;

import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Lane;
import dev.storyreel.production.ProductionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins attempts, of many jobs at once. */
@Component
class Beginnings {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventRows events;
    private final Clock clock;

    Beginnings(JdbcClient jdbc, TransactionTemplate transaction, EventRows events, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** A job that was picked, and who did. */
    record Picked(UUID jobId, String worker) {}

    /** @param first whether its production was waiting until now */
    private record Begun(StartedJob job, boolean first, ProductionRows.State production) {}

    /** In one transaction; empty for each job that is not to be done any more. */
    List<Optional<StartedJob>> begin(List<Picked> picked) {
        List<Begun> begun = transaction.execute(_ -> {
            List<Begun> rows = beginRows(picked, clock.instant());
            events.add(events(rows));
            return rows;
        });
        Map<Picked, StartedJob> started = new HashMap<>();
        for (Begun each : begun) {
            AttemptId attempt = each.job().attempt();
            started.put(new Picked(attempt.jobId(), attempt.worker()), each.job());
        }
        // taken out, so that of two that ask for the same only one gets it
        return picked.stream()
                .map(job -> Optional.ofNullable(started.remove(job)))
                .toList();
    }

    /** That one which waits looks whether it still has to is no news; {@link Attempts#working} tells when it works. */
    private static List<Events.Event> events(List<Begun> begun) {
        List<Events.Event> events = new ArrayList<>();
        Set<UUID> told = new HashSet<>();
        for (Begun each : begun) {
            UUID production = each.job().productionId();
            if (each.first() && told.add(production)) {
                events.add(Events.status(production, each.production()));
            }
            if (!each.job().waited()) {
                events.add(Events.job(
                        each.job(), JobStatus.RUNNING, each.production().progress()));
            }
        }
        return events;
    }

    /** Locks the productions in the order of their ids, as {@link Completions} does. */
    private List<Begun> beginRows(List<Picked> picked, Instant now) {
        return jdbc.sql("""
                        with production as (
                            select id, kind, owner, max_cost_usd, status, revision, progress from productions
                            where id in (select production_id from jobs where id = any(:jobs::uuid[]))
                              and status in ('queued', 'running')
                            order by id for update),
                        job as (
                            update jobs j
                            set status = 'running', attempt = attempt + 1, worker = picked.worker,
                                losses = losses + case when j.status = 'running' then 1 else 0 end,
                                started_at = coalesce(started_at, :now)
                            from production p, unnest(:jobs::uuid[], :workers::text[]) as picked (job, worker)
                            where j.id = picked.job and p.id = j.production_id and j.status in ('queued', 'running')
                            returning j.id, j.production_id, j.type, j.item_index, j.branch, j.lane, j.attempt, j.worker,
                                j.failures, j.losses, j.waiting is not null as waited),
                        lost as (
                            update job_attempts a set status = 'lost', finished_at = :now from job
                            where a.job_id = job.id and a.status = 'running'),
                        attempt as (
                            insert into job_attempts (job_id, number, status, worker, started_at)
                            select id, attempt, 'running', worker, :now from job),
                        begun as (
                            select p.id, p.kind, p.owner, p.max_cost_usd, p.status, p.revision, p.progress, max(job.type) as stage
                            from production p join job on job.production_id = p.id
                            group by p.id, p.kind, p.owner, p.max_cost_usd, p.status, p.revision, p.progress),
                        running as (
                            update productions p
                            set status = 'running', stage = begun.stage, started_at = coalesce(p.started_at, :now)
                            from begun where p.id = begun.id)
                        select job.*, begun.kind, begun.owner, begun.max_cost_usd, begun.revision, begun.stage, begun.progress, begun.status = 'queued' as first
                        from job join begun on begun.id = job.production_id
                        """)
                .param("jobs", SqlArrays.of(picked, Picked::jobId))
                .param("workers", SqlArrays.of(picked, Picked::worker))
                .param("now", Times.sql(now))
                .query((row, _) -> new Begun(
                        job(row),
                        row.getBoolean("first"),
                        new ProductionRows.State(
                                ProductionStatus.RUNNING,
                                row.getInt("revision"),
                                row.getString("stage"),
                                row.getInt("progress"),
                                null)))
                .list();
    }

    private static StartedJob job(ResultSet row) throws SQLException {
        return new StartedJob(
                new AttemptId(row.getObject("id", UUID.class), row.getInt("attempt"), row.getString("worker")),
                row.getObject("production_id", UUID.class),
                row.getString("owner"),
                row.getBigDecimal("max_cost_usd"),
                row.getString("kind"),
                row.getString("type"),
                (Integer) row.getObject("item_index"),
                row.getString("branch"),
                Lane.of(row.getString("lane")),
                row.getInt("failures"),
                row.getInt("losses"),
                row.getBoolean("waited"));
    }
}

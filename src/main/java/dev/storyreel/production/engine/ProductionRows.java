package dev.storyreel.production.engine;

import dev.storyreel.production.Failure;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionFilter;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Warning;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of productions and their events. What changes a row expects that the caller has locked it. */
@Component
class ProductionRows {
    /** Progress is 100 only when all is done. */
    private static final String PROGRESS =
            "greatest(progress, least(99, (work_done + :work) / greatest(work_expected, work_known, 1)))";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WakeUps wakeUps;
    private final Clock clock;

    ProductionRows(JdbcClient jdbc, JsonMapper json, WakeUps wakeUps, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    void insert(NewProduction production, Instant now) {
        jdbc.sql("""
                        insert into productions (id, kind, owner, status, priority, work_expected, created_at)
                        values (?, ?, ?, 'queued', ?, ?, ?)
                        """)
                .params(
                        production.id(),
                        production.kind(),
                        production.owner(),
                        production.priority().rank(),
                        production.expectedWeight(),
                        Times.sql(now))
                .update();
        event(production.id(), "status", new Events.StatusChange("queued", null, 0, null));
    }

    /**
     * Locks the row until the end of the transaction.
     *
     * @return whether the production has not ended yet
     */
    boolean lock(UUID id) {
        return jdbc.sql("select status from productions where id = ? for update")
                .param(id)
                .query(String.class)
                .optional()
                .filter(status -> !ProductionStatus.of(status).isTerminal())
                .isPresent();
    }

    int progress(UUID id) {
        return jdbc.sql("select progress from productions where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /**
     * @param work weight × percent
     * @return the production's progress then
     */
    int addWork(UUID id, int work) {
        return jdbc.sql("update productions set work_done = work_done + :work, progress = " + PROGRESS
                        + " where id = :id returning progress")
                .param("work", work)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /**
     * One job fewer is open.
     *
     * @param work weight × percent
     * @return the production's progress then
     */
    int jobEnded(UUID id, int work) {
        return jdbc.sql("update productions set open_jobs = open_jobs - 1, work_done = work_done + :work, progress = "
                        + PROGRESS + " where id = :id returning progress")
                .param("work", work)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    void addCost(UUID id, BigDecimal costUsd, boolean offline) {
        jdbc.sql("update productions set cost_usd = cost_usd + ?, offline = offline or ? where id = ?")
                .params(costUsd, offline, id)
                .update();
    }

    /** The same warning is noted once. */
    void addWarnings(UUID id, List<Warning> warnings) {
        for (Warning warning : warnings) {
            String entry = json.writeValueAsString(List.of(warning));
            jdbc.sql("update productions set warnings = warnings || ?::jsonb where id = ? and not warnings @> ?::jsonb")
                    .params(entry, id, entry)
                    .update();
        }
    }

    void succeedIfAllDone(UUID id, Instant now) {
        int changed = jdbc.sql("""
                        update productions set status = 'succeeded', progress = 100, finished_at = ?
                        where id = ? and open_jobs = 0 and status = 'running'
                        """).params(Times.sql(now), id).update();
        if (changed == 1) {
            ended(id, ProductionStatus.SUCCEEDED, null);
        }
    }

    void fail(UUID id, Failure failure, Instant now) {
        jdbc.sql("""
                        update productions
                        set status = 'failed', error_code = ?, error_type = ?, error_message = ?, finished_at = ?
                        where id = ?
                        """)
                .params(failure.code(), failure.type(), failure.message(), Times.sql(now), id)
                .update();
        ended(id, ProductionStatus.FAILED, failure);
    }

    void cancel(UUID id, Instant now) {
        jdbc.sql("update productions set status = 'cancelled', finished_at = ? where id = ?")
                .params(Times.sql(now), id)
                .update();
        ended(id, ProductionStatus.CANCELLED, null);
    }

    /** The one way out of a terminal status: a failed or cancelled production goes on. */
    void reopen(UUID id) {
        jdbc.sql("""
                        update productions set status = 'queued', finished_at = null,
                            error_code = null, error_type = null, error_message = null
                        where id = ?
                        """).param(id).update();
        event(id, "status", change(id, ProductionStatus.QUEUED, null));
    }

    private void ended(UUID id, ProductionStatus status, @Nullable Failure failure) {
        var change = change(id, status, failure);
        event(id, "status", change);
        event(id, "done", change);
    }

    private Events.StatusChange change(UUID id, ProductionStatus status, @Nullable Failure failure) {
        return jdbc.sql("select stage, progress from productions where id = ?")
                .param(id)
                .query((row, _) ->
                        new Events.StatusChange(status.code(), row.getString("stage"), row.getInt("progress"), failure))
                .single();
    }

    void event(UUID productionId, String type, Object data) {
        jdbc.sql("insert into job_events (production_id, type, data, created_at) values (?, ?, ?::jsonb, ?)")
                .params(productionId, type, json.writeValueAsString(data), Times.sql(clock.instant()))
                .update();
        announce(productionId);
    }

    /** Wakes whoever follows the events. */
    void announce(UUID productionId) {
        wakeUps.eventsAfterCommit(productionId);
    }

    List<ProductionEvent> events(UUID productionId, long afterId, int limit) {
        return jdbc.sql("""
                        select id, production_id, type, data::text as data, created_at from job_events
                        where production_id = ? and id > ? order by id limit ?
                        """)
                .params(productionId, afterId, limit)
                .query((row, _) -> new ProductionEvent(
                        row.getLong("id"),
                        productionId,
                        row.getString("type"),
                        row.getString("data"),
                        Times.get(row, "created_at")))
                .list();
    }

    Optional<Production> find(UUID id) {
        return jdbc.sql("select * from productions where id = ?")
                .param(id)
                .query((row, _) -> production(row))
                .optional();
    }

    List<Production> list(ProductionFilter filter) {
        ProductionFilter.Place before = filter.before();
        return jdbc.sql("""
                        select * from productions
                        where owner = :owner
                          and (:kind::text is null or kind = :kind)
                          and (:status::text is null or status = :status)
                          and (:time::timestamptz is null or (created_at, id) < (:time, :id))
                        order by created_at desc, id desc limit :limit
                        """)
                .param("owner", filter.owner())
                .param("kind", filter.kind())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param("time", before == null ? null : Times.sql(before.createdAt()))
                .param("id", before == null ? null : before.id())
                .param("limit", filter.limit())
                .query((row, _) -> production(row))
                .list();
    }

    private Production production(ResultSet row) throws SQLException {
        return new Production(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("owner"),
                ProductionStatus.of(row.getString("status")),
                Priority.ofRank(row.getInt("priority")),
                row.getString("stage"),
                row.getInt("progress"),
                row.getBigDecimal("cost_usd"),
                row.getBoolean("offline"),
                Arrays.asList(json.readValue(row.getString("warnings"), Warning[].class)),
                JobRows.failure(row),
                Times.get(row, "created_at"),
                Times.getNullable(row, "started_at"),
                Times.getNullable(row, "finished_at"));
    }
}

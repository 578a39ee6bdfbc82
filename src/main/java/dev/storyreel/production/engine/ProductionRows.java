package dev.storyreel.production.engine;

import dev.storyreel.production.Failure;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionFilter;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Warning;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of productions. What changes a row expects that the caller has locked it. */
@Component
class ProductionRows {
    private static final String PART_FAILED = "part_failed";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EventRows events;

    ProductionRows(JdbcClient jdbc, JsonMapper json, EventRows events) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    /**
     * @param progress 0–100
     * @param failure why it failed; while it goes on, that of a branch
     */
    record State(
            ProductionStatus status,
            int revision,
            @Nullable String stage,
            int progress,
            @Nullable Failure failure) {}

    /**
     * Jobs that succeeded.
     *
     * @param jobs how many
     * @param work weight × percent
     */
    record Step(UUID production, int jobs, int work) {}

    void insert(NewProduction production, Instant now) {
        jdbc.sql("""
                        insert into productions (id, kind, owner, status, priority, work_expected, max_cost_usd, created_at)
                        values (?, ?, ?, 'queued', ?, ?, ?, ?)
                        """)
                .param(production.id())
                .param(production.kind())
                .param(production.owner())
                .param(production.priority().rank())
                .param(production.expectedWeight())
                .param(production.maxCostUsd())
                .param(Times.sql(now))
                .update();
        events.add(Events.status(production.id(), new State(ProductionStatus.QUEUED, 1, null, 0, null)));
    }

    /**
     * Locks the row until the end of the transaction.
     *
     * @return whether the production has not ended yet
     */
    boolean lock(UUID id) {
        return !lock(List.of(id)).isEmpty();
    }

    /**
     * Locks the rows until the end of the transaction, in the order of their ids: so two who lock several never wait for
     * each other.
     *
     * @return the productions that have not ended yet
     */
    Set<UUID> lock(Collection<UUID> ids) {
        Set<UUID> open = new HashSet<>();
        jdbc.sql("select id, status from productions where id = any(:ids::uuid[]) order by id for update")
                .param("ids", SqlArrays.of(ids, id -> id))
                .query(row -> {
                    if (!ProductionStatus.of(row.getString("status")).isTerminal()) {
                        open.add(row.getObject("id", UUID.class));
                    }
                });
        return open;
    }

    State state(UUID id) {
        return jdbc.sql("select * from productions where id = ?")
                .param(id)
                .query((row, _) -> state(row))
                .single();
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                ProductionStatus.of(row.getString("status")),
                row.getInt("revision"),
                row.getString("stage"),
                row.getInt("progress"),
                JobRows.failure(row));
    }

    /** Progress is 100 only when all is done. */
    private static String progress(String work) {
        return "greatest(progress, least(99, (work_done + " + work + ") / greatest(work_expected, work_known, 1)))";
    }

    /**
     * @param work weight × percent
     * @return the production's progress then
     */
    int addWork(UUID id, int work) {
        return jdbc.sql("update productions set work_done = work_done + :work, progress = " + progress(":work")
                        + " where id = :id returning progress")
                .param("work", work)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /**
     * Whether nothing is left of what was wanted of production {@code p}: all its branches have failed, each when it was made last. Asked
     * when a branch has, and none of its jobs is open any more.
     */
    private static final String HOPELESS = """
            (p.error_code is not null and not exists (
                select 1 from (
                    select branch, status, dense_rank() over (partition by branch order by revision desc) as age from (
                        select distinct on (origin) branch, status, revision from jobs j
                        where j.production_id = p.id and branch is not null and not starts_with(branch, '%s')
                        order by origin, created_at desc, id desc) newest) made
                where age = 1 group by branch having bool_and(status = 'succeeded')))
            """.formatted(JobGraph.PREPARATION);

    /**
     * Adds what the jobs did. A running production without an open job has succeeded, unless all its branches failed.
     *
     * @return the productions as they are then
     */
    Map<UUID, State> jobsSucceeded(List<Step> steps, Instant now) {
        Map<UUID, State> states = new HashMap<>();
        jdbc.sql("""
                        with step as (
                            select p.id, step.jobs, step.work, p.open_jobs = step.jobs and p.status = 'running' as last,
                                %s as hopeless
                            from unnest(:productions::uuid[], :jobs::integer[], :work::integer[]) as step (id, jobs, work)
                            join productions p on p.id = step.id)
                        update productions p
                        set open_jobs = open_jobs - jobs, work_done = work_done + work,
                            status = case when not last then status when hopeless then 'failed' else 'succeeded' end,
                            progress = case when last and not hopeless then 100 else %s end,
                            error_code = case when last and not hopeless then null else error_code end,
                            finished_at = case when last then :now else finished_at end
                        from step where p.id = step.id
                        returning p.*
                        """.formatted(HOPELESS, progress("work")))
                .param("productions", SqlArrays.of(steps, Step::production))
                .param("jobs", SqlArrays.of(steps, Step::jobs))
                .param("work", SqlArrays.of(steps, Step::work))
                .param("now", Times.sql(now))
                .query(row -> {
                    states.put(row.getObject("id", UUID.class), state(row));
                });
        return states;
    }

    /**
     * One job fewer is open.
     *
     * @return the production's progress, which stays as it was
     */
    int jobFailed(UUID id) {
        return jdbc.sql("update productions set open_jobs = open_jobs - 1 where id = ? returning progress")
                .param(id)
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

    void fail(UUID id, Failure failure, Instant now) {
        jdbc.sql("""
                        update productions
                        set status = 'failed', error_code = ?, error_type = ?, error_message = ?, finished_at = ?
                        where id = ?
                        """)
                .params(failure.code(), failure.type(), failure.message(), Times.sql(now), id)
                .update();
        events.add(Events.ended(id, state(id), failure));
    }

    /** The production goes on while one of its branches is left, and succeeds with those that do. */
    void failBranch(UUID id, String branch, Failure failure, Instant now) {
        boolean prepares = branch.startsWith(JobGraph.PREPARATION);
        String part = prepares ? branch.substring(JobGraph.PREPARATION.length()) : branch;
        addWarnings(id, List.of(new Warning(PART_FAILED, part + ": " + failure.message(), prepares ? null : branch)));
        jdbc.sql("update productions set error_code = ?, error_type = ?, error_message = ? where id = ?")
                .params(failure.code(), failure.type(), failure.message(), id)
                .update();
        jobsSucceeded(List.of(new Step(id, 0, 0)), now).forEach((_, state) -> {
            if (state.status().isTerminal()) {
                events.add(Events.ended(id, state, state.failure()));
            }
        });
    }

    void cancel(UUID id, Instant now) {
        jdbc.sql("update productions set status = 'cancelled', finished_at = ? where id = ?")
                .params(Times.sql(now), id)
                .update();
        events.add(Events.ended(id, state(id), null));
    }

    /** Whether nobody works at the locked production, nor will. */
    boolean isIdle(UUID id) {
        return jdbc.sql(
                        "select open_jobs = 0 and status in ('succeeded', 'failed', 'cancelled') from productions where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** From now on nothing is to be left of it but its row and its events. */
    void noteErasure(UUID id, Instant now) {
        jdbc.sql("update productions set erased_at = ?, warnings = '[]' where id = ? and erased_at is null")
                .params(Times.sql(now), id)
                .update();
    }

    /** Erased ones whose files are still to be deleted, which their events do not tell of yet, and at which nobody works any more. */
    List<UUID> erasedWithFiles(int limit) {
        return jdbc.sql("""
                        select id from productions p where erased_at is not null and open_jobs = 0
                          and not exists (select 1 from job_events e where e.production_id = p.id and e.type = 'erased')
                        order by erased_at limit ?
                        """)
                .param(limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Whether another process was faster; asked of a locked one. */
    boolean isErasureTold(UUID id) {
        return jdbc.sql("select exists (select 1 from job_events where production_id = ? and type = 'erased')")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    void noteChange(UUID id) {
        jdbc.sql("update productions set changed = true where id = ?").param(id).update();
    }

    /** The next revision begins like a new production; what was spent stays spent. */
    void beginRevision(UUID id, JobGraph graph, int expectedWeight) {
        boolean whole = graph.branches().isEmpty();
        jdbc.sql("""
                        update productions set revision = revision + 1, changed = false, stage = null, progress = 0,
                            work_expected = :weight, work_known = 0, work_done = 0, offline = false, started_at = null,
                            warnings = case when :whole then '[]' else coalesce((
                                select jsonb_agg(warning order by place)
                                from jsonb_array_elements(warnings) with ordinality as each (warning, place)
                                where not coalesce(warning ->> 'part' = any(:branches), false)), '[]') end
                        where id = :id
                        """)
                .param("weight", expectedWeight)
                .param("whole", whole)
                .param("branches", graph.branches().toArray(String[]::new))
                .param("id", id)
                .update();
    }

    /** The one way out of a terminal status: an ended production goes on, or is made again. */
    void reopen(UUID id) {
        jdbc.sql("""
                        update productions set status = 'queued', finished_at = null,
                            error_code = null, error_type = null, error_message = null
                        where id = ?
                        """).param(id).update();
        events.add(Events.status(id, state(id)));
    }

    /** Goes on with it: what failed of it is tried again. */
    void goOn(UUID id) {
        jdbc.sql("""
                        update productions set warnings = coalesce((
                            select jsonb_agg(warning order by place)
                            from jsonb_array_elements(warnings) with ordinality as each (warning, place)
                            where warning ->> 'code' <> :failed), '[]')
                        where id = :id
                        """).param("failed", PART_FAILED).param("id", id).update();
        reopen(id);
    }

    void limitCost(UUID id, BigDecimal maxCostUsd) {
        jdbc.sql("update productions set max_cost_usd = ? where id = ?")
                .params(maxCostUsd, id)
                .update();
    }

    Optional<Production> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Production> find(Collection<UUID> ids) {
        return jdbc.sql("select * from productions where id = any(?::uuid[])")
                .param(SqlArrays.of(ids, id -> id))
                .query((row, _) -> production(row))
                .list();
    }

    /** Says only what is asked for: a plan for any parameters could not go through an index by a condition that may be off. */
    List<Production> list(ProductionFilter filter) {
        StringBuilder sql = new StringBuilder("select * from productions where owner = :owner and erased_at is null");
        Map<String, Object> parameters = new HashMap<>(Map.of("owner", filter.owner(), "limit", filter.limit()));
        if (filter.kind() != null) {
            sql.append(" and kind = :kind");
            parameters.put("kind", filter.kind());
        }
        if (filter.status() != null) {
            sql.append(" and status = :status");
            parameters.put("status", filter.status().code());
        }
        if (filter.before() != null) {
            sql.append(" and (created_at, id) < (:time, :id)");
            parameters.put("time", Times.sql(filter.before().createdAt()));
            parameters.put("id", filter.before().id());
        }
        return jdbc.sql(sql + " order by created_at desc, id desc limit :limit")
                .params(parameters)
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
                row.getInt("revision"),
                row.getBoolean("changed"),
                row.getString("stage"),
                row.getInt("progress"),
                row.getBigDecimal("cost_usd"),
                row.getBigDecimal("max_cost_usd"),
                row.getBoolean("offline"),
                Arrays.asList(json.readValue(row.getString("warnings"), Warning[].class)),
                JobRows.failure(row),
                Times.get(row, "created_at"),
                Times.getNullable(row, "started_at"),
                Times.getNullable(row, "finished_at"),
                Times.getNullable(row, "erased_at"));
    }
}

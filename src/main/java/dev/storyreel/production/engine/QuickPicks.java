package dev.storyreel.production.engine;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/**
 * Picks jobs without waiting for the disk. PostgreSQL's log is written in order, so where an attempt has durably begun, its
 * pick is durable too. A pick that a crash of the database loses is one that nothing came of: the job is in its queue as if
 * nobody had looked. Should its worker begin it even so, once the database is back, then whoever else picks it finds it
 * running and takes it over, as from any lost worker.
 */
final class QuickPicks extends PostgreSqlJdbcCustomization {
    QuickPicks() {
        super(false, false);
    }

    /**
     * In db-scheduler's order of priority, then time; there is one kind of task, so none has to be left out. What is due is
     * materialized, so that it is read once and the limit holds, whatever plan is made for the rest.
     */
    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext lane, Instant now, int limit, boolean byPriority) {
        String order = byPriority ? "priority desc, execution_time" : "execution_time";
        String sql = """
                with due as materialized (
                    select task_name, task_instance from %1$s
                    where not picked and execution_time <= ?
                      and (select set_config('synchronous_commit', 'off', true)) = 'off'
                    order by %2$s limit ? for update skip locked),
                picked as (
                    update %1$s lane set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
                    from due where (lane.task_name, lane.task_instance) = (due.task_name, due.task_instance)
                    returning lane.*)
                select * from picked order by %2$s
                """.formatted(lane.tableName, order);
        return lane.jdbcRunner.query(
                sql,
                statement -> {
                    setInstant(statement, 1, now);
                    statement.setInt(2, limit);
                    statement.setString(3, lane.schedulerName.getName());
                    setInstant(statement, 4, now);
                },
                lane.resultSetMapper.get());
    }
}

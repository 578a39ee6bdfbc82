package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.ProductionStatus;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that stumbles while a job is carried out. */
class OutageTest extends WorkerTest {
    @Test
    void aDatabaseThatIsAwayForAMomentCostsNoAttempt() {
        var runs = new AtomicInteger();
        worker.jobs().let(FIRST, _ -> {
            runs.incrementAndGet();
            JdbcClient.create(worker.get(DataSource.class))
                    .sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and pid <> pg_backend_pid()
                            """)
                    .query((row, _) -> row.getBoolean(1))
                    .list();
            return JobResult.done();
        });
        UUID id = worker.submit(single(FIRST));
        TestWorker.until("the job is done", () -> status(id) == ProductionStatus.SUCCEEDED);
        assertThat(runs).hasValue(1);
        assertThat(attempts(id, "first")).extracting(Attempt::status).containsExactly(AttemptStatus.SUCCEEDED);
    }

    @Test
    void anAttemptThatCannotBeginAtOnceIsNotLost() {
        stumbleOnceAtInsert("job_attempts");
        UUID id = worker.submit(single(FIRST));
        worker.await(id, ProductionStatus.SUCCEEDED);
        recover();
        assertThat(attempts(id, "first")).extracting(Attempt::status).containsExactly(AttemptStatus.SUCCEEDED);
    }

    @Test
    void progressThatCannotBeNotedStopsNoJob() {
        JdbcClient rows = JdbcClient.create(worker.get(DataSource.class));
        worker.jobs().let(FIRST, job -> {
            rows.sql("alter table job_events rename to elsewhere").update();
            try {
                job.progress(0.5);
            } finally {
                rows.sql("alter table elsewhere rename to job_events").update();
            }
            return JobResult.done();
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(attempts(id, "first")).hasSize(1);
    }

    @Test
    void whatIsPublishedWhileTheDatabaseIsAwayIsNotMadeAgain() {
        stumbleOnceAtInsert("assets");
        worker.jobs().let(FIRST, job -> {
            job.publish("film.txt", new byte[1], "text/plain");
            return JobResult.done();
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.SUCCEEDED);
        recover();
        assertThat(attempts(id, "first")).extracting(Attempt::status).containsExactly(AttemptStatus.SUCCEEDED);
        assertThat(worker.productions().assets(id)).hasSize(1);
    }

    private void stumbleOnceAtInsert(String table) {
        JdbcClient rows = JdbcClient.create(worker.get(DataSource.class));
        rows.sql("create sequence tries").update();
        rows.sql("""
                create function stumble_once() returns trigger language plpgsql as $$ begin
                    if nextval('tries') = 1 then raise exception 'away' using errcode = '40001'; end if;
                    return new;
                end $$
                """).update();
        rows.sql("create trigger stumble before insert on " + table + " for each row execute function stumble_once()")
                .update();
    }

    /** Fails if nothing stumbled. */
    private void recover() {
        JdbcClient rows = JdbcClient.create(worker.get(DataSource.class));
        rows.sql("drop function stumble_once cascade").update();
        assertThat(rows.sql("select last_value from tries").query(Integer.class).single())
                .isGreaterThan(1);
        rows.sql("drop sequence tries").update();
    }

    /** Null while the database cannot be asked. */
    private @Nullable ProductionStatus status(UUID id) {
        try {
            return worker.production(id).status();
        } catch (DataAccessException _) {
            return null;
        }
    }
}

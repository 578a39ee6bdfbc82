package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.LAST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.ProductionStatus;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Picks do not wait for the disk; all else does. */
class PickTest extends WorkerTest {
    private JdbcClient rows() {
        return JdbcClient.create(worker.get(DataSource.class));
    }

    @Test
    void onlyPicksMayBeLost() {
        rows().sql("create table written (what text, durable text)").update();
        rows().sql("""
                create function note_write() returns trigger language plpgsql as $$ begin
                    insert into written values (tg_table_name || ' ' || tg_op, current_setting('synchronous_commit'));
                    return null;
                end $$
                """).update();
        for (String table : List.of("lane_network", "lane_render")) {
            // not those that say that its worker lives
            note("update on " + table, "when (new.picked and not old.picked)");
            note("insert or delete on " + table, "");
        }
        for (String table : List.of("jobs", "job_attempts", "productions")) {
            note("insert or update on " + table, "");
        }
        worker.await(worker.submit(fan(2)), ProductionStatus.SUCCEEDED);
        rows().sql("drop function note_write cascade").update();
        assertThat(rows().sql("select distinct what from written where durable = 'off'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("lane_network UPDATE", "lane_render UPDATE");
        assertThat(rows().sql("select distinct what from written where durable = 'on'")
                        .query(String.class)
                        .list())
                .contains("job_attempts INSERT", "job_attempts UPDATE", "jobs UPDATE", "lane_network DELETE")
                .doesNotContain("lane_network UPDATE", "lane_render UPDATE");
    }

    private void note(String writes, String condition) {
        rows().sql("create trigger note_" + writes.replace(' ', '_') + " after " + writes + " for each row " + condition
                        + " execute function note_write()")
                .update();
    }

    /** The database forgot the pick in a crash, and its worker, which lived on, has begun the job. */
    @Test
    void aJobWhosePickWasLostIsPickedAgain() {
        var begun = new CountDownLatch(1);
        worker.jobs().let(LAST, job -> {
            if (job.attempt() == 1) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
            return JobResult.done();
        });
        UUID id = worker.submit(single(LAST));
        TestWorker.until("the job runs", () -> begun.getCount() == 0);
        rows().sql(
                        "update lane_render set picked = false, picked_by = null, last_heartbeat = null, version = version - 1")
                .update();
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(attempts(id, "last"))
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.LOST, AttemptStatus.SUCCEEDED);
    }
}

package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.LAST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Lane;
import dev.storyreel.production.ProductionStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Changes of state in orders that are rare in life: each is made by hand, for no worker runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterleavingTest {
    private static final Failure FAILURE = new Failure("broken", "user", "broken");

    private TestWorker studio;
    private Attempts attempts;

    @BeforeAll
    void start(@TempDir Path data) {
        studio = TestWorker.start(TestDatabase.emptyDatabase(), data, "storyreel.jobs.worker-enabled=false");
        attempts = studio.get(Attempts.class);
    }

    @AfterAll
    void stop() {
        studio.close();
    }

    /** Two jobs side by side, and one that waits for both. */
    private UUID submit() {
        JobGraph graph = new JobGraph();
        JobGraph.Node first = graph.add(FIRST);
        JobGraph.Node second = graph.add(SECOND, 0);
        graph.add(LAST).after(first, second);
        return studio.submit(graph);
    }

    /** The newest job of the type. */
    private Job job(UUID production, JobType type) {
        return studio.productions().jobs(production).stream()
                .filter(job -> job.type().equals(type.name()))
                .toList()
                .getLast();
    }

    private StartedJob begin(UUID production, JobType type, String worker) {
        Job job = job(production, type);
        pick(job, worker);
        return attempts.begin(job.lane(), job.id(), worker).orElseThrow();
    }

    private void pick(Job job, String worker) {
        rows().sql("update " + LaneQueue.table(job.lane())
                        + " set picked = true, picked_by = ?, version = version + 1 where task_instance = ?")
                .params(worker, job.id().toString())
                .update();
    }

    /** Who has picked the job: empty if nobody, null if it is in no queue. */
    private @Nullable String picker(Job job) {
        return rows().sql("select coalesce(picked_by, '') from " + LaneQueue.table(job.lane())
                        + " where task_instance = ?")
                .param(job.id().toString())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private JdbcClient rows() {
        return JdbcClient.create(studio.get(DataSource.class));
    }

    private void complete(StartedJob job, JobResult result) {
        assertThat(attempts.complete(new Completions.Done(job, result, AttemptFiles.Left.NOTHING, List.of())))
                .isTrue();
    }

    private void complete(UUID production, JobType type) {
        complete(begin(production, type, "a"), JobResult.done());
    }

    @Test
    void aJobWhoseProductionIsRetriedWhileItIsDroppedStaysInItsQueue() {
        UUID id = submit();
        begin(id, SECOND, "dead");
        attempts.fail(begin(id, FIRST, "a"), FAILURE, null);
        Job lost = job(id, SECOND);
        pick(lost, "b");
        // b finds that the production has failed; before it drops the job, the production is retried
        studio.productions().retry(id);
        attempts.drop(lost.lane(), lost.id(), "b");

        assertThat(picker(lost)).isEmpty();
        complete(id, FIRST);
        complete(id, SECOND);
        complete(id, LAST);
        assertThat(studio.production(id).status()).isEqualTo(ProductionStatus.SUCCEEDED);
        assertThat(job(id, SECOND).attempts())
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.LOST, AttemptStatus.SUCCEEDED);
    }

    @Test
    void aLostJobOfAFailedProductionIsGivenUp() {
        UUID id = submit();
        begin(id, SECOND, "dead");
        attempts.fail(begin(id, FIRST, "a"), FAILURE, null);
        Job lost = job(id, SECOND);
        assertThat(attempts.begin(lost.lane(), lost.id(), "b")).isEmpty();

        assertThat(picker(lost)).isNull();
        assertThat(job(id, SECOND).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job(id, SECOND).finishedAt()).isNotNull();
        assertThat(job(id, SECOND).attempts()).extracting(Attempt::status).containsExactly(AttemptStatus.LOST);
        studio.productions().retry(id);
        complete(id, FIRST);
        complete(id, SECOND);
        complete(id, LAST);
        assertThat(studio.production(id).status()).isEqualTo(ProductionStatus.SUCCEEDED);
    }

    @Test
    void jobsAddedAfterTheProductionFailedAreDoneWhenItIsRetried() {
        UUID id = submit();
        StartedJob second = begin(id, SECOND, "a");
        attempts.fail(begin(id, FIRST, "a"), FAILURE, null);
        JobGraph more = new JobGraph();
        more.add(TestJobs.SHORT);
        complete(second, JobResult.done().then(more));
        assertThat(job(id, TestJobs.SHORT).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(studio.production(id).status()).isEqualTo(ProductionStatus.FAILED);

        studio.productions().retry(id);
        complete(id, FIRST);
        complete(id, LAST);
        assertThat(studio.production(id).status()).isEqualTo(ProductionStatus.RUNNING);
        complete(id, TestJobs.SHORT);
        assertThat(studio.production(id).status()).isEqualTo(ProductionStatus.SUCCEEDED);
    }

    @Test
    void anAttemptThatBeginsWhileTheWorkerStopsIsToldTo(@TempDir Path data) {
        try (TestWorker stopping =
                TestWorker.start(TestDatabase.emptyDatabase(), data, "storyreel.jobs.worker-enabled=false")) {
            RunningAttempts running = stopping.get(RunningAttempts.class);
            running.stopAll();
            AttemptId attempt = new AttemptId(UUID.randomUUID(), 1, "a");
            StartedJob job = new StartedJob(
                    attempt,
                    UUID.randomUUID(),
                    "tester",
                    null,
                    TestJobs.KIND,
                    "first",
                    null,
                    null,
                    Lane.NETWORK,
                    0,
                    0,
                    false);
            assertThat(running.add(new RunningAttempt(job)).stopReasonOrNull()).isEqualTo(StopReason.SHUTDOWN);
        }
    }

    /** What followers are told of the production's jobs of that type. */
    private List<String> told(UUID production, JobType type) {
        return studio.events(production).stream()
                .filter(event -> event.type().equals("job"))
                .map(event -> JsonMapper.shared().readTree(event.data()))
                .filter(job -> job.path("type").asString().equals(type.name()))
                .map(job -> (job.path("status").asString() + " "
                                + job.path("waiting").asString(""))
                        .strip())
                .toList();
    }

    @Test
    void thatAJobStillWaitsIsNoNews() {
        UUID id = submit();
        for (int i = 0; i < 3; i++) {
            attempts.postpone(begin(id, FIRST, "a"), Instant.now(), "somebody is at it");
        }
        assertThat(told(id, FIRST)).containsExactly("running", "queued somebody is at it");
        assertThat(job(id, FIRST).waiting()).isEqualTo("somebody is at it");
        assertThat(job(id, FIRST).attempts()).isEmpty();
        attempts.postpone(begin(id, FIRST, "a"), Instant.now(), "nobody has time");
        StartedJob called = begin(id, FIRST, "a");
        attempts.working(called);
        attempts.working(called);
        attempts.postpone(called, Instant.now(), "nobody has time");
        // a failure ends the wait
        attempts.fail(begin(id, FIRST, "a"), FAILURE, Instant.now());
        complete(begin(id, FIRST, "a"), JobResult.done());
        assertThat(told(id, FIRST))
                .containsExactly(
                        "running",
                        "queued somebody is at it",
                        "queued nobody has time",
                        "running",
                        "queued nobody has time",
                        "queued",
                        "running",
                        "succeeded");
        assertThat(job(id, FIRST).waiting()).isNull();
        assertThat(job(id, FIRST).attempts())
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.FAILED, AttemptStatus.SUCCEEDED);
    }

    @Test
    void whatIsWantedStaysSoUntilTheTransactionEnds() throws Exception {
        UUID id = submit();
        StartedJob job = begin(id, FIRST, "a");
        FutureTask<?> cancel = new FutureTask<>(() -> studio.productions().cancel(id));
        studio.get(TransactionTemplate.class).executeWithoutResult(_ -> {
            assertThat(attempts.isCurrent(job)).isTrue();
            Thread.ofPlatform().daemon().start(cancel);
            TestWorker.until(
                    "the cancel waits",
                    () -> rows().sql(
                                            "select count(*) from pg_locks where not granted and transactionid = pg_current_xact_id()::xid")
                                    .query(Integer.class)
                                    .single()
                            == 1);
            assertThat(cancel.isDone()).isFalse();
        });
        cancel.get();
        assertThat(attempts.isCurrent(job)).isFalse();
    }

    @Test
    void anAttemptThatLostItsLeaseDoesNotTakeTheJobFromWhoPickedIt() {
        UUID id = submit();
        StartedJob paused = begin(id, FIRST, "paused");
        pick(job(id, FIRST), "next");
        attempts.fail(paused, FAILURE, Instant.now());
        assertThat(picker(job(id, FIRST))).isEqualTo("next");
    }
}

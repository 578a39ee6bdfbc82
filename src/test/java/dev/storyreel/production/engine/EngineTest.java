package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.LAST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static dev.storyreel.production.engine.TestJobs.SHORT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Lane;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Warning;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {
    private final String url = TestDatabase.emptyDatabase();
    private TestWorker worker;
    private Path data;

    @BeforeAll
    void start(@TempDir Path data) {
        this.data = data;
        worker = TestWorker.start(url, data, "storyreel.jobs.network-concurrency=4");
    }

    @AfterAll
    void stop() {
        worker.close();
    }

    @BeforeEach
    void allJobsJustEnd() {
        List.of(FIRST, SECOND, LAST, SHORT).forEach(type -> worker.jobs().let(type, _ -> JobResult.done()));
    }

    private static JobGraph fan(int clips) {
        JobGraph graph = new JobGraph();
        JobGraph.Node first = graph.add(FIRST);
        List<JobGraph.Node> seconds = new ArrayList<>();
        for (int i = 0; i < clips; i++) {
            seconds.add(graph.add(SECOND, i).after(first));
        }
        graph.add(LAST).after(seconds);
        return graph;
    }

    @Test
    void jobsRunInTheOrderOfTheGraph() {
        var order = new ConcurrentLinkedQueue<String>();
        worker.jobs().let(FIRST, _ -> note(order, "first"));
        worker.jobs().let(SECOND, job -> note(order, "second " + job.requireItemIndex()));
        worker.jobs().let(LAST, _ -> note(order, "last"));

        UUID id = worker.submit(fan(3));
        worker.await(id, ProductionStatus.SUCCEEDED);

        assertThat(order).hasSize(5).startsWith("first").endsWith("last");
        assertThat(order).contains("second 0", "second 1", "second 2");
        assertThat(worker.production(id).progress()).isEqualTo(100);
    }

    @Test
    void attemptsAreCountedAndTimed() {
        MeterRegistry meters = worker.get(MeterRegistry.class);
        worker.await(worker.submit(fan(2)), ProductionStatus.SUCCEEDED);
        assertThat(meters.get("storyreel.job.attempts")
                        .tags("kind", TestJobs.KIND, "type", "second", "outcome", "finished")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(2);
        assertThat(meters.get("storyreel.jobs.running").gauge().value()).isNotNegative();
    }

    private static JobResult note(ConcurrentLinkedQueue<String> order, String what) {
        order.add(what);
        return JobResult.done();
    }

    @Test
    void siblingsRunSideBySide() {
        var bothRun = new CountDownLatch(2);
        worker.jobs().let(SECOND, _ -> {
            bothRun.countDown();
            bothRun.await();
            return JobResult.done();
        });
        worker.await(worker.submit(fan(2)), ProductionStatus.SUCCEEDED);
    }

    @Test
    void aJobAddsFurtherJobsAndRowsInItsOwnTransaction() {
        worker.jobs().let(FIRST, _ -> {
            JobGraph more = new JobGraph();
            JobGraph.Node second = more.add(SECOND, 7);
            more.add(LAST).after(second);
            return JobResult.done().then(more);
        });
        JobGraph graph = new JobGraph();
        graph.add(FIRST);
        UUID id = worker.submit(graph);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.productions().jobs(id)).extracting(Job::type).containsExactly("first", "second", "last");
    }

    @Test
    void rowsThatCannotBeWrittenLeaveTheJobUndone() {
        var tries = new AtomicInteger();
        worker.jobs()
                .let(
                        FIRST,
                        _ -> JobResult.saving(() -> {
                                    if (tries.incrementAndGet() < 3) {
                                        throw new StoryreelException(JobError.ASSET_MISSING, "not yet");
                                    }
                                })
                                .then(single()));
        JobGraph graph = new JobGraph();
        graph.add(FIRST);
        UUID id = worker.submit(graph);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.productions().jobs(id)).hasSize(2);
        assertThat(attempts(id, "first"))
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.FAILED, AttemptStatus.FAILED, AttemptStatus.SUCCEEDED);
    }

    @Test
    void rowsThatCanNeverBeWrittenUseTheAttemptsUp() {
        worker.jobs()
                .let(
                        FIRST,
                        _ -> JobResult.saving(() -> {
                            throw new IllegalStateException("no such row");
                        }));
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(failure(id).code()).isEqualTo("internal");
        assertThat(attempts(id, "first"))
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.FAILED, AttemptStatus.FAILED, AttemptStatus.FAILED);
    }

    private static JobGraph single() {
        JobGraph graph = new JobGraph();
        graph.add(SECOND, 0);
        return graph;
    }

    @Test
    void progressAndEventsNeverGoBackAndEndWithDone() {
        worker.jobs().let(SECOND, job -> {
            job.progress(0.5);
            job.progress(0.2);
            job.warn("some_code", "something");
            job.used("someone", "some model", true, new BigDecimal("0.25"));
            return JobResult.done();
        });
        UUID id = worker.submit(fan(2));
        worker.await(id, ProductionStatus.SUCCEEDED);

        List<ProductionEvent> events = worker.events(id);
        assertThat(events).extracting(ProductionEvent::id).isSorted().doesNotHaveDuplicates();
        assertThat(events)
                .extracting(ProductionEvent::type)
                .startsWith("status")
                .endsWith("done");
        assertThat(events).extracting(ProductionEvent::type).contains("progress", "job");
        List<Integer> progress = events.stream().map(EngineTest::progressOf).toList();
        assertThat(progress).isSorted().endsWith(100);
        Production production = worker.production(id);
        assertThat(production.warnings()).containsExactly(new Warning("some_code", "something"));
        assertThat(production.costUsd()).isEqualByComparingTo("0.5");
        assertThat(production.offline()).isTrue();
        assertThat(attempts(id, "second").getFirst().provider()).isEqualTo("someone");
    }

    private static int progressOf(ProductionEvent event) {
        return Integer.parseInt(event.data().replaceAll(".*\"progress\": (\\d+).*", "$1"));
    }

    @Test
    void aFailureOfTheRightTypeIsTriedAgain() {
        worker.jobs().let(FIRST, job -> {
            if (job.attempt() < 3) {
                throw new StoryreelException(JobError.ASSET_MISSING, "try " + job.attempt());
            }
            return JobResult.done();
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(attempts(id, "first"))
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.FAILED, AttemptStatus.FAILED, AttemptStatus.SUCCEEDED);
    }

    @Test
    void aUsersErrorIsNotTriedAgainAndGivesUpWhatWaits() {
        worker.jobs().let(FIRST, _ -> {
            throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "yours to mend");
        });
        UUID id = worker.submit(fan(2));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(failure(id).code()).isEqualTo("production_not_failed");
        assertThat(failure(id).type()).isEqualTo("user");
        assertThat(attempts(id, "first")).hasSize(1);
        assertThat(worker.productions().jobs(id))
                .extracting(Job::status)
                .containsExactly(JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.CANCELLED, JobStatus.CANCELLED);
    }

    @Test
    void aHostileMessageIsCleanedBeforeItIsShown() {
        worker.jobs().let(FIRST, job -> {
            throw new StoryreelException(
                    JobError.PRODUCTION_NOT_FAILED,
                    "no sound in " + job.workDir().resolve("a.wav") + "\0");
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(failure(id).message()).isEqualTo("no sound in a.wav");
    }

    @Test
    void attemptsAreUsedUp() {
        worker.jobs().let(FIRST, _ -> {
            throw new IllegalStateException("a bug");
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(attempts(id, "first")).hasSize(3).extracting(Attempt::status).containsOnly(AttemptStatus.FAILED);
        assertThat(failure(id).message()).doesNotContain("a bug").contains("IllegalStateException");
    }

    @Test
    void retryKeepsAllFinishedWorkAndRepeatsTheRest() {
        var broken = new AtomicBoolean(true);
        var runs = new ConcurrentLinkedQueue<String>();
        worker.jobs().let(FIRST, _ -> note(runs, "first"));
        worker.jobs().let(SECOND, job -> {
            runs.add("second " + job.requireItemIndex());
            if (broken.get() && job.requireItemIndex() == 1) {
                throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "broken");
            }
            return JobResult.done();
        });
        UUID id = worker.submit(fan(3));
        worker.await(id, ProductionStatus.FAILED);
        TestWorker.until(
                "the siblings have ended",
                () -> worker.productions().jobs(id).stream()
                        .allMatch(job -> job.status().isTerminal()));
        long doneBefore = worker.productions().jobs(id).stream()
                .filter(job -> job.status() == JobStatus.SUCCEEDED)
                .count();
        int runsBefore = runs.size();

        broken.set(false);
        assertThat(worker.productions().retry(id).failure()).isNull();
        worker.await(id, ProductionStatus.SUCCEEDED);

        assertThat(runs.stream().filter("first"::equals)).hasSize(1);
        assertThat(runs).hasSize(runsBefore + 4 - (int) doneBefore);
        assertThat(worker.production(id).progress()).isEqualTo(100);
        assertThatThrownBy(() -> worker.productions().retry(id))
                .isInstanceOf(StoryreelException.class)
                .hasMessageContaining("only a failed or cancelled production can be retried; this one is succeeded");
    }

    @Test
    void aRunningSiblingOfAFailedJobKeepsWhatItMakes() {
        var failed = new CountDownLatch(1);
        worker.jobs().let(SECOND, job -> {
            if (job.requireItemIndex() == 0) {
                throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "no");
            }
            failed.await();
            job.publish("kept.txt", "kept".getBytes(StandardCharsets.UTF_8), "text/plain");
            return JobResult.done();
        });
        UUID id = worker.submit(fan(2));
        worker.await(id, ProductionStatus.FAILED);
        failed.countDown();
        TestWorker.until(
                "the sibling is done", () -> !worker.productions().assets(id).isEmpty());
        assertThat(worker.production(id).status()).isEqualTo(ProductionStatus.FAILED);
    }

    @Test
    void whatAFailedAttemptPublishedIsFoundByTheNext() {
        var paid = new AtomicInteger();
        worker.jobs().let(FIRST, job -> {
            Optional<Asset> earlier = job.earlier("speech.txt");
            if (earlier.isEmpty()) {
                paid.incrementAndGet();
                job.publish("speech.txt", "spoken".getBytes(StandardCharsets.UTF_8), "text/plain");
                throw new StoryreelException(JobError.ASSET_MISSING, "after it was paid");
            }
            assertThat(Files.readString(job.fetch(earlier.get()))).isEqualTo("spoken");
            return JobResult.done();
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(paid).hasValue(1);
        assertThat(worker.productions().assets(id)).extracting(Asset::name).containsExactly("speech.txt");
    }

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
        JobGraph graph = new JobGraph();
        graph.add(FIRST);
        UUID id = worker.submit(graph);
        TestWorker.until("the job is done", () -> status(id) == ProductionStatus.SUCCEEDED);
        assertThat(runs).hasValue(1);
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
        JdbcClient rows = JdbcClient.create(worker.get(DataSource.class));
        rows.sql("create sequence tries").update();
        rows.sql("""
                create function stumble_once() returns trigger language plpgsql as $$ begin
                    if nextval('tries') = 1 then raise exception 'away' using errcode = '40001'; end if;
                    return new;
                end $$
                """).update();
        rows.sql("create trigger stumble before insert on assets for each row execute function stumble_once()")
                .update();
        worker.jobs().let(FIRST, job -> {
            job.publish("film.txt", new byte[1], "text/plain");
            return JobResult.done();
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.SUCCEEDED);
        rows.sql("drop function stumble_once cascade").update();
        assertThat(attempts(id, "first")).extracting(Attempt::status).containsExactly(AttemptStatus.SUCCEEDED);
        assertThat(worker.productions().assets(id)).hasSize(1);
    }

    /** Null while the database cannot be asked. */
    private @Nullable ProductionStatus status(UUID id) {
        try {
            return worker.production(id).status();
        } catch (DataAccessException _) {
            return null;
        }
    }

    @Test
    void aJobOutOfTimeIsInterruptedAndFails() {
        worker.jobs().let(SHORT, _ -> {
            new CountDownLatch(1).await();
            return JobResult.done();
        });
        JobGraph graph = new JobGraph();
        graph.add(SHORT);
        UUID id = worker.submit(graph);
        worker.await(id, ProductionStatus.FAILED);
        assertThat(failure(id).code()).isEqualTo("time_limit_exceeded");
    }

    @Test
    void aJobThatIgnoresItsInterruptIsFencedOff() {
        var release = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var folder = new AtomicReference<Path>();
        worker.jobs().let(SHORT, job -> {
            folder.set(job.workDir());
            awaitStubbornly(release);
            job.publish("late.txt", new byte[1], "text/plain");
            ended.countDown();
            return JobResult.done();
        });
        JobGraph graph = new JobGraph();
        graph.add(SHORT);
        UUID id = worker.submit(graph);
        worker.await(id, ProductionStatus.FAILED);
        release.countDown();
        TestWorker.until("the stubborn job ends", () -> ended.getCount() == 0);
        TestWorker.until("its folder is gone", () -> !Files.exists(folder.get()));
        assertThat(worker.productions().assets(id)).isEmpty();
        assertThat(failure(id).code()).isEqualTo("time_limit_exceeded");
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                // this is the bug the hard limit is for
            }
        }
    }

    @Test
    void cancelStopsARunningJobAndClosesWhatItHolds() {
        var running = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var folder = new AtomicReference<Path>();
        worker.jobs().let(SECOND, job -> {
            folder.set(job.workDir());
            Files.writeString(job.workDir().resolve("half"), "half");
            job.closingOnStop(closed::countDown);
            running.countDown();
            // does not end by an interrupt, but when its resource is closed
            awaitStubbornly(closed);
            throw new InterruptedException();
        });
        UUID id = worker.submit(fan(1));
        TestWorker.until("the job runs", () -> running.getCount() == 0);
        assertThat(worker.productions().cancel(id).status()).isEqualTo(ProductionStatus.CANCELLED);
        TestWorker.until("the job was stopped", () -> closed.getCount() == 0);
        TestWorker.until("its folder is gone", () -> !Files.exists(folder.get()));
        assertThat(worker.productions().jobs(id))
                .extracting(Job::status)
                .containsExactly(JobStatus.SUCCEEDED, JobStatus.CANCELLED, JobStatus.CANCELLED);
        assertThat(attempts(id, "second")).extracting(Attempt::status).containsExactly(AttemptStatus.CANCELLED);
        assertThat(worker.productions().cancel(id).status()).isEqualTo(ProductionStatus.CANCELLED);
        assertThat(worker.events(id)).extracting(ProductionEvent::type).endsWith("done");
    }

    @Test
    void retryGoesOnWithACancelledProductionAndKeepsWhatIsDone() {
        var firstRuns = new AtomicInteger();
        var hold = new AtomicBoolean(true);
        var running = new CountDownLatch(1);
        worker.jobs().let(FIRST, _ -> {
            firstRuns.incrementAndGet();
            return JobResult.done();
        });
        worker.jobs().let(SECOND, _ -> {
            running.countDown();
            if (hold.get()) {
                new CountDownLatch(1).await();
            }
            return JobResult.done();
        });
        UUID id = worker.submit(fan(2));
        TestWorker.until("a job runs", () -> running.getCount() == 0);
        worker.productions().cancel(id);
        hold.set(false);

        assertThat(worker.productions().retry(id).status()).isNotEqualTo(ProductionStatus.CANCELLED);
        worker.await(id, ProductionStatus.SUCCEEDED);

        assertThat(firstRuns).hasValue(1);
        assertThat(attempts(id, "second"))
                .extracting(Attempt::status)
                .contains(AttemptStatus.CANCELLED, AttemptStatus.SUCCEEDED);
    }

    @Test
    void higherPriorityStartsFirst() {
        var gate = new CountDownLatch(1);
        var blockers = new CountDownLatch(4);
        var order = new ConcurrentLinkedQueue<UUID>();
        worker.jobs().let(FIRST, _ -> {
            blockers.countDown();
            gate.await();
            return JobResult.done();
        });
        JobGraph blocker = new JobGraph();
        for (int i = 0; i < 4; i++) {
            blocker.add(FIRST, i);
        }
        worker.submit(blocker);
        TestWorker.until("the lane is full", () -> blockers.getCount() == 0);
        worker.jobs().let(SECOND, job -> {
            order.add(job.productionId());
            return JobResult.done();
        });
        UUID low = worker.submit(single(), Priority.LOW);
        UUID normal = worker.submit(single(), Priority.DEFAULT);
        UUID high = worker.submit(single(), Priority.HIGH);
        gate.countDown();
        List.of(low, normal, high).forEach(id -> worker.await(id, ProductionStatus.SUCCEEDED));
        // all three are picked at once, in this order
        assertThat(worker.productions().jobs(high).getFirst().startedAt())
                .isBeforeOrEqualTo(worker.productions().jobs(low).getFirst().startedAt());
        assertThat(order).hasSize(3);
    }

    @Test
    void twoWorkersShareTwoThousandJobsAndDoEachOnce(@TempDir Path otherData) {
        try (TestWorker other = TestWorker.start(url, otherData)) {
            List<UUID> productions = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                JobGraph graph = new JobGraph();
                for (int job = 0; job < 20; job++) {
                    graph.add(FIRST, job);
                }
                productions.add(worker.submit(graph));
            }
            productions.forEach(id -> worker.await(id, ProductionStatus.SUCCEEDED));
            for (UUID id : productions) {
                assertThat(worker.productions().jobs(id)).hasSize(20).allSatisfy(job -> {
                    assertThat(job.attempts()).hasSize(1);
                    assertThat(worker.jobs().runs().getOrDefault(job.id(), 0)
                                    + other.jobs().runs().getOrDefault(job.id(), 0))
                            .isEqualTo(1);
                });
            }
            assertThat(other.jobs().runs()).isNotEmpty();
        }
    }

    @Test
    void aWorkerThatStopsHandsItsJobsBack(@TempDir Path otherData) {
        var elsewhere = new CountDownLatch(1);
        String own = TestDatabase.emptyDatabase();
        TestWorker stopping = TestWorker.start(own, otherData);
        stopping.jobs().let(FIRST, _ -> {
            elsewhere.countDown();
            new CountDownLatch(1).await();
            return JobResult.done();
        });
        UUID id = stopping.submit(fan(1));
        TestWorker.until("the job runs", () -> elsewhere.getCount() == 0);
        stopping.close();
        try (TestWorker next = TestWorker.start(own, data.resolve("next"))) {
            next.await(id, ProductionStatus.SUCCEEDED);
            assertThat(next.productions().jobs(id).getFirst().attempts())
                    .extracting(Attempt::status)
                    .containsExactly(AttemptStatus.RELEASED, AttemptStatus.SUCCEEDED);
        }
    }

    @Test
    void aStaleAttemptChangesNothing() {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        worker.jobs().let(FIRST, _ -> {
            begun.countDown();
            gate.await();
            return JobResult.done();
        });
        UUID id = worker.submit(fan(1));
        TestWorker.until("the job runs", () -> begun.getCount() == 0);
        Job job = worker.productions().jobs(id).getFirst();
        Attempts attempts = worker.get(Attempts.class);
        for (AttemptId stale : List.of(
                new AttemptId(job.id(), 7, job.attempts().getFirst().worker()),
                new AttemptId(job.id(), 1, "another"))) {
            StartedJob old = new StartedJob(stale, id, job.id(), TestJobs.KIND, "first", null, Lane.NETWORK, 0, 0);
            List<ProductionEvent> before = worker.events(id);
            assertThat(attempts.isCurrent(stale)).isFalse();
            assertThat(attempts.progress(old, 90)).isFalse();
            assertThat(attempts.complete(old, JobResult.done(), List.of(), List.of()))
                    .isFalse();
            attempts.fail(old, new Failure("x", "internal", "x"), null);
            attempts.release(old, Instant.now());
            assertThat(worker.events(id)).isEqualTo(before);
            assertThat(worker.productions().jobs(id).getFirst()).isEqualTo(job);
        }
        gate.countDown();
        worker.await(id, ProductionStatus.SUCCEEDED);
    }

    private Failure failure(UUID id) {
        return requireNonNull(worker.production(id).failure());
    }

    private List<Attempt> attempts(UUID id, String type) {
        return worker.productions().jobs(id).stream()
                .filter(job -> job.type().equals(type))
                .flatMap(job -> job.attempts().stream())
                .toList();
    }

    @Test
    void backOffIsExponentialWithFullJitterAndACap() {
        var policy = new dev.storyreel.production.RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(5));
        var random = new java.util.Random(1);
        for (int failures = 1; failures < 9; failures++) {
            long most = Math.min(5000, 1000L << (failures - 1));
            long seen = 0;
            for (int i = 0; i < 500; i++) {
                long delay = policy.delay(failures, random).toMillis();
                assertThat(delay).isBetween(0L, most);
                seen = Math.max(seen, delay);
            }
            assertThat(seen).isGreaterThan(most * 9 / 10);
        }
    }
}

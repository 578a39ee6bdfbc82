package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.LAST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.Lane;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Warning;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest extends WorkerTest {
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
        UUID id = worker.submit(single(FIRST));
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.productions().jobs(id)).extracting(Job::type).containsExactly("first", "second", "last");
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
    void higherPriorityStartsFirst(@TempDir Path otherData) {
        try (TestWorker narrow =
                TestWorker.start(TestDatabase.emptyDatabase(), otherData, "storyreel.jobs.network-concurrency=1")) {
            var gate = new CountDownLatch(1);
            var blocked = new CountDownLatch(1);
            narrow.jobs().let(FIRST, _ -> {
                blocked.countDown();
                gate.await();
                return JobResult.done();
            });
            narrow.submit(single(FIRST));
            TestWorker.until("the lane is full", () -> blocked.getCount() == 0);
            var order = new ConcurrentLinkedQueue<UUID>();
            narrow.jobs().let(SECOND, job -> {
                order.add(job.productionId());
                return JobResult.done();
            });
            UUID low = narrow.submit(single(SECOND), Priority.LOW);
            UUID normal = narrow.submit(single(SECOND), Priority.DEFAULT);
            UUID high = narrow.submit(single(SECOND), Priority.HIGH);
            gate.countDown();
            narrow.await(low, ProductionStatus.SUCCEEDED);
            assertThat(order).containsExactly(high, normal, low);
        }
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
            StartedJob old = new StartedJob(
                    stale, id, "tester", null, TestJobs.KIND, "first", null, null, Lane.NETWORK, 0, 0, false);
            List<ProductionEvent> before = worker.events(id);
            assertThat(attempts.current(List.of(stale))).isEmpty();
            assertThat(attempts.progress(old, 90)).isFalse();
            assertThat(attempts.complete(
                            new Completions.Done(old, JobResult.done(), AttemptFiles.Left.NOTHING, List.of())))
                    .isFalse();
            attempts.fail(old, new Failure("x", "internal", "x"), null);
            attempts.release(old, Instant.now());
            assertThat(worker.events(id)).isEqualTo(before);
            assertThat(worker.productions().jobs(id).getFirst()).isEqualTo(job);
        }
        gate.countDown();
        worker.await(id, ProductionStatus.SUCCEEDED);
    }
}

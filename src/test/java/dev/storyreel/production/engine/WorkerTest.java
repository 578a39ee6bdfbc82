package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.LAST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static dev.storyreel.production.engine.TestJobs.SHORT;
import static java.util.Objects.requireNonNull;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.Failure;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what a worker does with the jobs it is given, in the database of their own that they share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkerTest {
    final String url = TestDatabase.emptyDatabase();
    TestWorker worker;
    Path data;

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

    /** A first job, so many side by side, and a last that waits for them. */
    static JobGraph fan(int clips) {
        JobGraph graph = new JobGraph();
        JobGraph.Node first = graph.add(FIRST);
        List<JobGraph.Node> seconds = new ArrayList<>();
        for (int i = 0; i < clips; i++) {
            seconds.add(graph.add(SECOND, i).after(first));
        }
        graph.add(LAST).after(seconds);
        return graph;
    }

    static JobGraph single(JobType type) {
        JobGraph graph = new JobGraph();
        graph.add(type, 0);
        return graph;
    }

    static JobResult note(ConcurrentLinkedQueue<String> order, String what) {
        order.add(what);
        return JobResult.done();
    }

    Failure failure(UUID id) {
        return requireNonNull(worker.production(id).failure());
    }

    List<Attempt> attempts(UUID id, String type) {
        return worker.productions().latestJobs(id, 1_000).stream()
                .filter(job -> job.type().equals(type))
                .flatMap(job -> job.attempts().stream())
                .toList();
    }

    static void awaitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                // this is the bug the hard limit is for
            }
        }
    }
}

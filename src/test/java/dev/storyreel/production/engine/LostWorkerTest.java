package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a job whose worker is paused or killed: real processes, real signals. */
class LostWorkerTest {
    private final String url = TestDatabase.emptyDatabase();

    @TempDir
    private Path folder;

    private static JobGraph one() {
        JobGraph graph = new JobGraph();
        graph.add(FIRST);
        return graph;
    }

    private TestWorker second(Path data) {
        TestWorker worker = TestWorker.start(url, data, "storyreel.jobs.heartbeat=200ms");
        worker.jobs().let(FIRST, job -> {
            job.publish("film.txt", "from the second worker".getBytes(StandardCharsets.UTF_8), "text/plain");
            return JobResult.done();
        });
        return worker;
    }

    /** Only submits; works no lane. */
    private TestWorker client() {
        return TestWorker.start(url, folder.resolve("client"), "storyreel.jobs.worker-enabled=false");
    }

    @Test
    void aPausedWorkerThatWakesChangesNothing() throws Exception {
        Path release = folder.resolve("release");
        try (TestWorker client = client();
                WorkerProcess paused = WorkerProcess.start(url, folder.resolve("a"), release)) {
            paused.await("ready");
            UUID id = client.submit(one());
            paused.await("begun 1");
            paused.signal("STOP");
            try (TestWorker second = second(folder.resolve("b"))) {
                client.await(id, ProductionStatus.SUCCEEDED);
                List<ProductionEvent> events = client.events(id);
                Job job = client.productions().jobs(id).getFirst();
                assertThat(job.attempts())
                        .extracting(Attempt::status)
                        .containsExactly(AttemptStatus.LOST, AttemptStatus.SUCCEEDED);

                Files.createFile(release);
                paused.signal("CONT");
                paused.await("ended 1");
                assertThat(client.events(id)).isEqualTo(events);
                assertThat(client.productions().jobs(id).getFirst()).isEqualTo(job);
                Asset film = client.productions().assets(id).getFirst();
                assertThat(film.key().value()).contains("-2/");
                assertThat(second.jobs().runs()).containsEntry(job.id(), 1);
            }
        }
    }

    @Test
    void aKilledWorkersJobIsTakenOverWithoutItsLease() throws Exception {
        Path release = folder.resolve("release");
        Path data = folder.resolve("same");
        try (TestWorker client = client()) {
            UUID id;
            try (WorkerProcess killed = WorkerProcess.start(url, data, release)) {
                killed.await("ready");
                id = client.submit(one());
                killed.await("begun 1");
                killed.signal("KILL");
            }
            // an hour's heartbeat: only the lock that died with the process can tell
            try (TestWorker next = TestWorker.start(url, data, "storyreel.jobs.heartbeat=1h")) {
                next.await(id, ProductionStatus.SUCCEEDED);
                assertThat(next.productions().jobs(id).getFirst().attempts())
                        .extracting(Attempt::status)
                        .containsExactly(AttemptStatus.LOST, AttemptStatus.SUCCEEDED);
                try (var work = Files.list(data.resolve("work"))) {
                    assertThat(work).as("what the dead worker left is gone").hasSize(2);
                }
            }
        }
    }

    @Test
    void aWorkerThatDiesOnAnotherMachineIsFoundOutByItsSilence() throws Exception {
        try (TestWorker client = client();
                WorkerProcess killed = WorkerProcess.start(url, folder.resolve("a"), folder.resolve("release"))) {
            killed.await("ready");
            UUID id = client.submit(one());
            killed.await("begun 1");
            killed.signal("KILL");
            try (TestWorker second = second(folder.resolve("b"))) {
                second.await(id, ProductionStatus.SUCCEEDED);
                assertThat(client.productions().assets(id))
                        .extracting(Asset::name)
                        .containsExactly("film.txt");
            }
        }
    }

    @Test
    void aJobThatKillsItsWorkersIsGivenUp() {
        try (TestWorker worker = TestWorker.start(url, folder.resolve("a"), "storyreel.jobs.max-losses=0")) {
            var begun = new CountDownLatch(1);
            worker.jobs().let(FIRST, _ -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return JobResult.done();
            });
            UUID id = worker.submit(one());
            TestWorker.until("the job runs", () -> begun.getCount() == 0);
            Job job = worker.productions().jobs(id).getFirst();
            // what another worker does that finds the job running: its worker must have died
            String name = job.attempts().getFirst().worker();
            worker.get(LaneQueue.class).putBack(job.lane(), job.id(), name, Instant.now());
            worker.await(id, ProductionStatus.FAILED);
            assertThat(worker.production(id).failure())
                    .extracting(Failure::code)
                    .isEqualTo("worker_lost");
        }
    }
}

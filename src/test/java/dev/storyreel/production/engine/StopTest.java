package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static dev.storyreel.production.engine.TestJobs.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts that are stopped before they are done. */
class StopTest extends WorkerTest {
    @Test
    void aJobOutOfTimeIsInterruptedAndFails() {
        worker.jobs().let(SHORT, _ -> {
            new CountDownLatch(1).await();
            return JobResult.done();
        });
        UUID id = worker.submit(single(SHORT));
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
        UUID id = worker.submit(single(SHORT));
        worker.await(id, ProductionStatus.FAILED);
        release.countDown();
        TestWorker.until("the stubborn job ends", () -> ended.getCount() == 0);
        TestWorker.until("its folder is gone", () -> !Files.exists(folder.get()));
        assertThat(worker.productions().assets(id)).isEmpty();
        assertThat(failure(id).code()).isEqualTo("time_limit_exceeded");
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
    void cancelTellsOfEachJobThatIsGivenUp() {
        var running = new CountDownLatch(1);
        worker.jobs().let(FIRST, _ -> {
            running.countDown();
            new CountDownLatch(1).await();
            return JobResult.done();
        });
        UUID id = worker.submit(fan(2));
        TestWorker.until("the job runs", () -> running.getCount() == 0);
        worker.productions().cancel(id);
        List<Job> jobs = worker.productions().jobs(id);
        assertThat(jobs).hasSize(4);
        assertThat(worker.events(id))
                .filteredOn(event -> event.type().equals("job") && event.data().contains("\"cancelled\""))
                .zipSatisfy(
                        jobs,
                        (event, job) ->
                                assertThat(event.data()).contains(job.id().toString()));
    }

    @Test
    void cancelStopsWhatStillRunsOfAFailedProduction() {
        var running = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        worker.jobs().let(SECOND, job -> {
            if (job.requireItemIndex() == 0) {
                running.await();
                throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "no");
            }
            job.closingOnStop(stopped::countDown);
            running.countDown();
            new CountDownLatch(1).await();
            return JobResult.done();
        });
        UUID id = worker.submit(fan(2));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(worker.productions().cancel(id).status()).isEqualTo(ProductionStatus.FAILED);
        TestWorker.until("the sibling was stopped", () -> stopped.getCount() == 0);
        assertThat(worker.productions().jobs(id)).extracting(Job::status).doesNotContain(JobStatus.RUNNING);
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
}

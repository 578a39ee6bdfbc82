package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Lane;
import dev.storyreel.production.Made;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.WorkKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Jobs that fail, and what becomes of the others. */
class FailureTest extends WorkerTest {
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
                                .then(single(SECOND)));
        UUID id = worker.submit(single(FIRST));
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

    static List<Throwable> shortages() {
        return List.of(
                new FileSystemException("film.mp4", null, "No space left on device"),
                new UncheckedIOException(new IOException("Disk quota exceeded")),
                new DataAccessResourceFailureException(
                        "no row more", new SQLException("could not extend file \"base/5/16400\"", "53100")),
                new OutOfMemoryError("Java heap space"),
                new CompletionException(new OutOfMemoryError("Java heap space")));
    }

    @ParameterizedTest
    @MethodSource("shortages")
    void whatRanOutIsNamed(Throwable shortage) {
        worker.jobs().let(FIRST, _ -> {
            if (shortage instanceof Error error) {
                throw error;
            }
            throw (Exception) shortage;
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.FAILED);
        boolean memory = shortage.toString().contains("OutOfMemory");
        assertThat(failure(id).code()).isEqualTo(memory ? "out_of_memory" : "disk_full");
        assertThat(failure(id).type()).isEqualTo("resources");
        assertThat(attempts(id, "first")).hasSize(3);
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
        var running = new CountDownLatch(1);
        var failed = new CountDownLatch(1);
        worker.jobs().let(SECOND, job -> {
            if (job.requireItemIndex() == 0) {
                // a sibling that has not begun would be given up with the production
                running.await();
                throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "no");
            }
            running.countDown();
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
        WorkKey key = WorkKey.of("speech", "spoken");
        worker.jobs().let(FIRST, job -> {
            Optional<Asset> made = job.made(key);
            if (made.isEmpty()) {
                paid.incrementAndGet();
                job.publish("speech.txt", "spoken".getBytes(StandardCharsets.UTF_8), "text/plain", new Made(key, "{}"));
                throw new StoryreelException(JobError.ASSET_MISSING, "after it was paid");
            }
            assertThat(made.get().settled()).isFalse();
            assertThat(made.get().notes()).isEqualTo("{}");
            assertThat(Files.readString(job.fetch(made.get()))).isEqualTo("spoken");
            job.reuse(made.get());
            return JobResult.done();
        });
        UUID id = worker.submit(fan(1));
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(paid).hasValue(1);
        assertThat(worker.productions().assets(id)).extracting(Asset::name).containsExactly("speech.txt");
        assertThat(attempts(id, "first")).extracting(Attempt::reused).containsExactly(false, true);
    }

    @Test
    void aJobThatThisVersionDoesNotKnowIsLeftToOthers() {
        JobType unknown =
                JobType.of(TestJobs.KIND, "of_tomorrow", Lane.NETWORK, 1, Duration.ofMinutes(1), TestJobs.AT_ONCE);
        UUID id = worker.submit(single(unknown));
        TestWorker.until(
                "it was handed back",
                () -> attempts(id, "of_tomorrow").stream()
                        .anyMatch(attempt -> attempt.status() == AttemptStatus.RELEASED));
        assertThat(worker.production(id).status()).isEqualTo(ProductionStatus.RUNNING);
        assertThat(worker.productions().jobs(id).getFirst().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(worker.events(id).getLast().data()).contains("next_attempt_at");
    }
}

package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Made;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.WorkKey;
import dev.storyreel.storage.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Productions that are changed and made again. */
class RevisionsTest extends WorkerTest {
    @TempDir
    private Path copies;

    private final AtomicReference<String> text = new AtomicReference<>("one");

    @BeforeEach
    void beginWithOne() {
        text.set("one");
    }

    /** Writes the text down, or takes it up where it was written before. */
    private JobResult write(JobContext job) throws IOException {
        WorkKey key = WorkKey.of("write", text.get());
        if (job.reuse(key).isEmpty()) {
            job.publish("text", text.get().getBytes(StandardCharsets.UTF_8), "text/plain", new Made(key, null));
        }
        return JobResult.done();
    }

    private Production again(UUID id) {
        return worker.productions().regenerate(id, single(FIRST), 10);
    }

    private String current(UUID id) throws IOException {
        Asset asset = worker.productions().assets(id).getFirst();
        Path copy = copies.resolve(UUID.randomUUID().toString());
        worker.get(ObjectStore.class).fetch(asset.key(), copy);
        return Files.readString(copy);
    }

    private static void refuses(JobError error, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        refusal -> assertThat(refusal.errorCode()).isEqualTo(error));
    }

    private List<Boolean> reused(UUID id) {
        return attempts(id, "first").stream().map(Attempt::reused).toList();
    }

    @Test
    void theNextRevisionBeginsAnewAndKeepsWhatWasMade() throws IOException {
        worker.jobs().let(FIRST, this::write);
        UUID id = worker.submit(single(FIRST));
        worker.await(id, ProductionStatus.SUCCEEDED);

        text.set("two");
        assertThat(again(id).revision()).isEqualTo(2);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.events(id).stream()
                        .filter(event -> event.data().contains("\"revision\": 2"))
                        .findFirst()
                        .orElseThrow()
                        .data())
                .contains("\"status\": \"queued\"", "\"progress\": 0");
        assertThat(current(id)).isEqualTo("two");

        text.set("one");
        again(id);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(current(id)).isEqualTo("one");
        assertThat(reused(id)).containsExactly(false, false, true);
        assertThat(worker.productions().jobs(id)).extracting(Job::revision).containsExactly(3);
        assertThat(worker.productions().latestJobs(id, 9))
                .extracting(Job::revision)
                .containsExactly(1, 2, 3);
        assertThat(worker.productions().latestJobs(id, 2))
                .extracting(Job::revision)
                .containsExactly(2, 3);
        assertThat(worker.production(id).progress()).isEqualTo(100);
        assertThat(worker.events(id).stream().filter(event -> event.type().equals("done")))
                .hasSize(3);
    }

    @Test
    void whatIsNotStoredAnyMoreIsMadeAgain() throws IOException {
        worker.jobs().let(FIRST, this::write);
        UUID id = worker.submit(single(FIRST));
        worker.await(id, ProductionStatus.SUCCEEDED);
        worker.get(ObjectStore.class)
                .delete(worker.productions().assets(id).getFirst().key());
        again(id);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(reused(id)).containsExactly(false, false);
        assertThat(current(id)).isEqualTo("one");
    }

    @Test
    void supersededAssetsAreThereUntilTheJobIsDone() {
        worker.jobs().let(FIRST, job -> {
            String name = text.get().equals("one") ? "sound.wav" : "sound.mp3";
            job.supersede(List.of("sound.wav", "sound.mp3"));
            if (text.get().equals("broken")) {
                throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "no");
            }
            job.publish(name, new byte[] {1}, "audio/wav");
            return JobResult.done();
        });
        UUID id = worker.submit(single(FIRST));
        worker.await(id, ProductionStatus.SUCCEEDED);
        text.set("broken");
        again(id);
        worker.await(id, ProductionStatus.FAILED);
        assertThat(worker.productions().assets(id)).extracting(Asset::name).containsExactly("sound.wav");
        text.set("two");
        worker.productions().retry(id);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.productions().assets(id)).extracting(Asset::name).containsExactly("sound.mp3");
    }

    @Test
    void retryGoesOnWithTheLastRevisionOnly() {
        worker.jobs().let(FIRST, _ -> {
            throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "broken");
        });
        UUID id = worker.submit(fan(2));
        worker.await(id, ProductionStatus.FAILED);
        again(id);
        worker.await(id, ProductionStatus.FAILED);
        worker.jobs().let(FIRST, _ -> JobResult.done());
        worker.productions().retry(id);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.productions().latestJobs(id, 99))
                .filteredOn(job -> job.revision() == 2)
                .extracting(Job::status)
                .containsExactly(JobStatus.FAILED, JobStatus.SUCCEEDED);
        assertThat(worker.productions().latestJobs(id, 99)).hasSize(4 + 2);
    }

    @Test
    void whatWasChangedCanOnlyBeMadeAgain() {
        worker.jobs().let(FIRST, _ -> {
            throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "broken");
        });
        UUID id = worker.submit(single(FIRST));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(worker.productions().change(id).changed()).isTrue();
        refuses(JobError.PRODUCTION_CHANGED, () -> worker.productions().retry(id));
        worker.jobs().let(FIRST, _ -> JobResult.done());
        assertThat(again(id).changed()).isFalse();
        worker.await(id, ProductionStatus.SUCCEEDED);
    }

    @Test
    void nothingIsChangedWhileSomebodyWorksAtIt() {
        var begun = new CountDownLatch(1);
        var failed = new CountDownLatch(1);
        worker.jobs().let(SECOND, job -> {
            if (job.requireItemIndex() == 0) {
                begun.await();
                throw new StoryreelException(JobError.PRODUCTION_NOT_FAILED, "no");
            }
            begun.countDown();
            failed.await();
            return JobResult.done();
        });
        UUID id = worker.submit(fan(2));
        refuses(JobError.PRODUCTION_IN_PROGRESS, () -> again(id));
        worker.await(id, ProductionStatus.FAILED);
        refuses(JobError.PRODUCTION_IN_PROGRESS, () -> again(id));
        refuses(JobError.PRODUCTION_IN_PROGRESS, () -> worker.productions().change(id));
        failed.countDown();
        TestWorker.until(
                "the sibling has ended",
                () -> worker.productions().jobs(id).stream()
                        .allMatch(job -> job.status().isTerminal()));
        again(id);
        worker.await(id, ProductionStatus.SUCCEEDED);
        refuses(JobError.PRODUCTION_NOT_FOUND, () -> again(UUID.randomUUID()));
    }
}

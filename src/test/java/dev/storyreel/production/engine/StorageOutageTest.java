package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.storage.StorageError;
import dev.storyreel.storage.supabase.SupabaseServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageOutageTest {
    /** More faults than the store itself tries again after. */
    @Test
    void whatWasPaidIsNotPaidAgainForABucketThatIsAway(@TempDir Path data) {
        try (SupabaseServer objects = new SupabaseServer();
                TestWorker worker = TestWorker.start(TestDatabase.emptyDatabase(), data, objects.settings())) {
            AtomicInteger paid = new AtomicInteger();
            worker.jobs().let(FIRST, job -> {
                paid.incrementAndGet();
                objects.failing(
                        Stream.generate(() -> Fault.status(503, "{}")).limit(5).toArray(Fault[]::new));
                job.publish("film.txt", new byte[] {1}, "text/plain");
                return JobResult.done();
            });

            UUID id = worker.submit(WorkerTest.single(FIRST));
            worker.await(id, ProductionStatus.SUCCEEDED);

            assertThat(paid).hasValue(1);
            assertThat(worker.productions().assets(id)).extracting(Asset::name).containsExactly("film.txt");
            assertThat(objects.names()).hasSize(1);
        }
    }

    @Test
    void whatSomebodyReplacedIsNotWorkedWith(@TempDir Path data) {
        try (SupabaseServer objects = new SupabaseServer();
                TestWorker worker = TestWorker.start(TestDatabase.emptyDatabase(), data, objects.settings())) {
            worker.jobs().let(FIRST, job -> {
                job.publish("film.txt", new byte[] {1}, "text/plain");
                return JobResult.done();
            });
            for (byte[] replaced : List.of(new byte[] {2}, new byte[2], new byte[0])) {
                worker.jobs().let(SECOND, job -> {
                    objects.names().forEach(name -> objects.replace(name, replaced));
                    job.fetch("film.txt");
                    return JobResult.done();
                });

                UUID id = worker.submit(WorkerTest.fan(1));
                TestWorker.until("it failed", () -> worker.production(id).status() == ProductionStatus.FAILED);

                assertThat(requireNonNull(worker.production(id).failure()).code())
                        .isEqualTo("asset_changed");
            }
        }
    }

    @Test
    void onlyAnOutageIsSatOut() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> StorageOutage.sitOut(() -> {
                    tries.incrementAndGet();
                    throw new StoryreelException(StorageError.STORAGE_FORBIDDEN, "no");
                }))
                .hasMessage("no");
        assertThatThrownBy(() -> StorageOutage.sitOut(() -> {
                    tries.incrementAndGet();
                    throw new IOException("no room");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no room");
        assertThat(tries).hasValue(2);
    }

    @Test
    void anInterruptEndsTheWait() {
        AtomicInteger tries = new AtomicInteger();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> StorageOutage.sitOut(() -> {
                    tries.incrementAndGet();
                    throw new StoryreelException(StorageError.STORAGE_UNAVAILABLE, "away");
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tries).hasValue(1);
    }
}

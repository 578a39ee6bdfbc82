package dev.storyreel.bench;

import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Lane;
import dev.storyreel.production.RetryPolicy;
import dev.storyreel.testing.WorkHandler;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;

/** Jobs that do nothing but note when they start, and jobs that hold the lane's places until they are let go. */
class TrivialJobs {
    static final String KIND = "bench";
    static final JobType NOTHING = type("nothing");
    static final JobType HOLD = type("hold");

    private final Map<UUID, Long> starts = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger();
    private final Semaphore held = new Semaphore(0);
    private volatile CountDownLatch gate = new CountDownLatch(1);

    private static JobType type(String name) {
        return JobType.of(
                KIND, name, Lane.NETWORK, 10, Duration.ofMinutes(5), new RetryPolicy(1, Duration.ZERO, Duration.ZERO));
    }

    /** When the first job of each production started, in {@link System#nanoTime}. */
    Map<UUID, Long> starts() {
        return starts;
    }

    /** How many jobs of either type have started. */
    int started() {
        return started.get();
    }

    /** Closes the gate for the jobs that hold a place. */
    void close() {
        gate = new CountDownLatch(1);
    }

    /** Waits until that many jobs hold a place. */
    void awaitHeld(int jobs) throws InterruptedException {
        held.acquire(jobs);
    }

    /** Lets go. */
    void open() {
        gate.countDown();
    }

    @Bean
    JobHandler nothing() {
        return new WorkHandler(NOTHING, job -> {
            started.incrementAndGet();
            starts.putIfAbsent(job.productionId(), System.nanoTime());
            return JobResult.done();
        });
    }

    @Bean
    JobHandler hold() {
        return new WorkHandler(HOLD, _ -> {
            started.incrementAndGet();
            held.release();
            gate.await();
            return JobResult.done();
        });
    }
}

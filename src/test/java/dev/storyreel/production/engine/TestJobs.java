package dev.storyreel.production.engine;

import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Lane;
import dev.storyreel.production.RetryPolicy;
import dev.storyreel.testing.WorkHandler;
import dev.storyreel.testing.WorkHandler.Work;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;

/** A kind of production for tests: what its jobs do is set by the test. Not scanned, but named. */
class TestJobs {
    static final String KIND = "test";
    static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1));

    static final JobType FIRST = type("first", Lane.NETWORK, Duration.ofMinutes(1));
    static final JobType SECOND = type("second", Lane.NETWORK, Duration.ofMinutes(1));
    static final JobType LAST = type("last", Lane.RENDER, Duration.ofMinutes(1));
    static final JobType SHORT = new JobType(
            KIND,
            "short",
            Lane.RENDER,
            1,
            Duration.ofMillis(50),
            Duration.ofMillis(150),
            new RetryPolicy(1, Duration.ZERO, Duration.ZERO));

    private final Map<String, AtomicReference<Work>> works = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> runs = new ConcurrentHashMap<>();

    private static JobType type(String name, Lane lane, Duration limit) {
        return JobType.of(KIND, name, lane, 10, limit, AT_ONCE);
    }

    /** From now on jobs of the type do this. */
    void let(JobType type, Work work) {
        work(type).set(work);
    }

    /** How often each job was run in this process. */
    Map<UUID, Integer> runs() {
        return runs;
    }

    private AtomicReference<Work> work(JobType type) {
        return works.computeIfAbsent(type.name(), _ -> new AtomicReference<>(_ -> JobResult.done()));
    }

    private JobHandler handler(JobType type) {
        AtomicReference<Work> work = work(type);
        return new WorkHandler(type, job -> {
            runs.merge(job.jobId(), 1, Integer::sum);
            return work.get().run(job);
        });
    }

    @Bean
    JobHandler first() {
        return handler(FIRST);
    }

    @Bean
    JobHandler second() {
        return handler(SECOND);
    }

    @Bean
    JobHandler last() {
        return handler(LAST);
    }

    @Bean
    JobHandler shortOne() {
        return handler(SHORT);
    }
}

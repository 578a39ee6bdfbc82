package dev.storyreel.production.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** How long attempts take and how they end, by type of job. */
@Component
class JobMetrics {
    private static final String ATTEMPTS = "storyreel.job.attempts";

    private final MeterRegistry registry;

    JobMetrics(MeterRegistry registry, RunningAttempts running) {
        this.registry = registry;
        registry.gauge("storyreel.jobs.running", running, RunningAttempts::count);
    }

    /** One attempt's handler. */
    interface Run {
        AttemptOutcome run() throws InterruptedException;
    }

    AttemptOutcome time(StartedJob job, Run run) throws InterruptedException {
        Timer.Sample sample = Timer.start(registry);
        AttemptOutcome outcome = run.run();
        sample.stop(registry.timer(ATTEMPTS, "kind", job.kind(), "type", job.type(), "outcome", name(outcome)));
        return outcome;
    }

    private static String name(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Finished _ -> "finished";
            case AttemptOutcome.Failed _ -> "failed";
            case AttemptOutcome.Stopped _ -> "stopped";
        };
    }
}

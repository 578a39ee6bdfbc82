package dev.storyreel.production.engine;

import dev.storyreel.production.Lane;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this process carries out jobs.
 *
 * @param workerEnabled whether it carries out jobs at all
 * @param lanes which lanes it works
 * @param networkConcurrency jobs of the network lane at once
 * @param renderConcurrency jobs of the render lane at once; as many as there are cores if not set
 * @param maxConcurrent an upper bound for either lane, if set
 * @param pollInterval how long a ready job waits at the most when no wake-up reaches this process
 * @param heartbeat how often a worker says that it is alive; one silent for four of them has lost its jobs
 * @param shutdownGrace how long running jobs may go on when the process is told to stop; what is not done by then is
 *     handed back
 * @param maxLosses so many workers may die at one job before it is given up
 */
@Validated
@ConfigurationProperties("storyreel.jobs")
record JobSettings(
        @DefaultValue("true") boolean workerEnabled,
        @DefaultValue({"network", "render"}) Set<Lane> lanes,
        @DefaultValue("32") @Min(1) @Max(1000) int networkConcurrency,
        @Min(1) @Max(1000) @Nullable Integer renderConcurrency,
        @Min(1) @Max(1000) @Nullable Integer maxConcurrent,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("10s") Duration shutdownGrace,
        @DefaultValue("5") @Min(0) int maxLosses) {
    JobSettings {
        lanes = Set.copyOf(lanes);
    }

    /** Jobs of the lane at once in this process. */
    int concurrency(Lane lane) {
        int wanted = switch (lane) {
            case NETWORK -> networkConcurrency;
            case RENDER -> renderConcurrency == null ? Runtime.getRuntime().availableProcessors() : renderConcurrency;
        };
        return maxConcurrent == null ? wanted : Math.min(wanted, maxConcurrent);
    }
}

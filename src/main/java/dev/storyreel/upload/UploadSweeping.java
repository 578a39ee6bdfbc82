package dev.storyreel.upload;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Lets {@link UnusedUploads} look around soon after the start, as there are studios that live no longer, and from time to time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class UploadSweeping implements SchedulingConfigurer {
    private static final Duration EVERY = Duration.ofHours(1);

    private final UnusedUploads unused;
    private final UploadSettings settings;

    UploadSweeping(UnusedUploads unused, UploadSettings settings) {
        this.unused = unused;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(unused::sweepQuietly, EVERY, settings.sweptAfter()));
    }
}

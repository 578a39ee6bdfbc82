package dev.storyreel.provider.routing;

import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Tells vendors of tasks that nobody waits for any more: those of cancelled productions, and those whose time is up. Any
 * number of processes may do so at once; each task is told of by one.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AbandonedTasks implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedTasks.class);
    /** Each costs a vendor's answer, at most. */
    private static final int AT_ONCE = 10;

    private final TaskRows tasks;
    private final Routes routes;
    private final RoutingSettings settings;

    AbandonedTasks(TaskRows tasks, Routes routes, RoutingSettings settings) {
        this.tasks = tasks;
        this.routes = routes;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        Duration every = settings.cancelsEvery();
        registrar.addFixedDelayTask(new FixedDelayTask(this::sweepQuietly, every, every));
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Could not look for abandoned tasks: {}", e.getMessage());
        }
    }

    void sweep() throws InterruptedException {
        Map<String, VideoProvider> usable = routes.known(Port.VIDEO).stream()
                .filter(provider -> provider.missing().isEmpty())
                .map(VideoProvider.class::cast)
                .collect(Collectors.toMap(Provider::name, Function.identity()));
        if (usable.isEmpty()) {
            return;
        }
        tasks.giveUpOld();
        for (Task task : tasks.claimOverdue(usable.keySet(), AT_ONCE)) {
            VideoProvider provider = usable.get(task.provider());
            if (provider != null && task.remoteId() != null) {
                lookAfter(provider, task, task.remoteId());
            }
        }
        List<Task> claimed = tasks.claimAbandoned(usable.keySet(), AT_ONCE);
        for (Task task : claimed) {
            VideoProvider provider = usable.get(task.provider());
            if (provider != null && task.remoteId() != null) {
                cancel(provider, task, task.remoteId());
            }
        }
    }

    /** What is done has cost its money: it waits for its job, whose server may have been away. The rest is given up. */
    private void lookAfter(VideoProvider provider, Task task, String remote) throws InterruptedException {
        try {
            if (provider.poll(remote) instanceof VideoTask.Done) {
                tasks.done(task.id());
                return;
            }
        } catch (ProviderException e) {
            if (e.error() != ProviderError.PROVIDER_REQUEST_REJECTED) {
                LOG.warn(
                        "Could not ask {} after an overdue task; it is tried again: {}",
                        task.provider(),
                        e.getMessage());
                return;
            }
        }
        tasks.abandon(
                task.id(),
                new ProviderException(
                        ProviderError.PROVIDER_TIMEOUT, provider.name() + " has not made the clip in its time"));
    }

    private void cancel(VideoProvider provider, Task task, String remote) throws InterruptedException {
        try {
            provider.cancel(remote);
            tasks.cancelled(task.id());
            LOG.info("provider task cancelled provider={} task={}", task.provider(), remote);
        } catch (ProviderException e) {
            LOG.warn("Could not cancel a task of {}; it is tried again: {}", task.provider(), e.getMessage());
        }
    }
}

package dev.storyreel.provider.routing;

import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Tells vendors of tasks that nobody waits for any more: those of cancelled productions, and those whose time is up. Each vendor
 * is told of one after the other, on a thread of its own, so that a slow one keeps no other waiting. Any number of processes may
 * do so at once; each task is told of by one.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AbandonedTasks implements SchedulingConfigurer, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedTasks.class);

    private final TaskClaims claims;
    private final TaskRows tasks;
    private final Polls polls;
    private final Routes routes;
    private final RoutingSettings settings;
    private final Set<String> beingTold = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("abandoned-tasks-", 0).factory());

    AbandonedTasks(TaskClaims claims, TaskRows tasks, Polls polls, Routes routes, RoutingSettings settings) {
        this.claims = claims;
        this.tasks = tasks;
        this.polls = polls;
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
        } catch (RuntimeException e) {
            LOG.warn("Could not look for abandoned tasks: {}", e.getMessage());
        }
    }

    /**
     * Begins to tell all vendors but those that are being told still.
     *
     * @return one for each vendor, done when it has been told of all there was
     */
    List<Future<?>> sweep() {
        List<VideoProvider> usable = routes.known(Port.VIDEO).stream()
                .filter(provider -> provider.missing().isEmpty())
                .map(VideoProvider.class::cast)
                .toList();
        if (usable.isEmpty()) {
            return List.of();
        }
        claims.giveUpOld();
        return usable.stream()
                .filter(provider -> beingTold.add(provider.name()))
                .<Future<?>>map(provider -> threads.submit(() -> tellAll(provider)))
                .toList();
    }

    /** Stops at the first that fails: the vendor may be away, and there will be a next time. */
    private void tellAll(VideoProvider provider) {
        try {
            boolean more = true;
            while (more) {
                more = tellOne(provider);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Could not look after an abandoned task of {}; it is tried again: {}",
                    provider.name(),
                    e.getMessage());
        } finally {
            beingTold.remove(provider.name());
        }
    }

    /** @return whether there may be more */
    private boolean tellOne(VideoProvider provider) throws InterruptedException {
        Optional<Task> abandoned = claims.abandoned(provider);
        Optional<Task> claimed = abandoned.isPresent() ? abandoned : claims.overdue(provider);
        if (claimed.isEmpty() || polls.until(provider).isPresent()) {
            return false;
        }
        Task task = claimed.get();
        String remote = String.valueOf(task.remoteId());
        if (abandoned.isEmpty()) {
            lookAfter(provider, task, remote);
            return true;
        }
        provider.cancel(remote);
        claims.cancelled(task.id());
        LOG.info("provider task cancelled provider={} task={}", task.provider(), remote);
        return true;
    }

    /** What is done has cost its money: it waits for its job, whose server may have been away. The rest is given up. */
    private void lookAfter(VideoProvider provider, Task task, String remote) throws InterruptedException {
        try {
            if (provider.poll(remote) instanceof VideoTask.Done) {
                claims.done(task.id());
                return;
            }
        } catch (ProviderException e) {
            if (e.error() != ProviderError.PROVIDER_REQUEST_REJECTED) {
                throw e;
            }
        }
        tasks.abandon(
                task.id(),
                new ProviderException(
                        ProviderError.PROVIDER_TIMEOUT, provider.name() + " has not made the clip in its time"));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

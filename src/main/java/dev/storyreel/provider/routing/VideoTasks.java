package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Providers.Keep;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has clips made. Each call does one step (begins a task, asks after it, fetches its result) and then, unless that was the
 * last, throws {@link dev.storyreel.provider.ProviderError#PROVIDER_WORKING}: so no thread waits, and whoever makes the next step need
 * not be who made the one before. All that it has to know is in the call's row.
 */
@Component
class VideoTasks {
    private final TaskRows tasks;
    private final VideoTaskBegin begin;
    private final VideoTaskPoll poll;
    private final VideoTaskFetch fetch;
    private final Clock clock;

    VideoTasks(TaskRows tasks, VideoTaskBegin begin, VideoTaskPoll poll, VideoTaskFetch fetch, Clock clock) {
        this.tasks = tasks;
        this.begin = begin;
        this.poll = poll;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** The task that was begun for the same request, if it is not over. */
    Optional<Task> underWay(VideoRequest request, Caller caller) {
        return tasks.underWay(caller.productionId(), request.key());
    }

    /**
     * Makes the next step.
     *
     * @param task what was begun with this provider; null to begin now
     */
    <R> R step(Filming clip, @Nullable Task task, Path target, Keep<R> keep) throws IOException, InterruptedException {
        Task known = task == null || task.remoteId() != null ? task : found(clip, task);
        if (known == null || known.remoteId() == null) {
            begin.begin(clip);
            clip.caller().working(clip.provider(), null);
            throw clip.working(clip.provider().pollEvery());
        }
        Instant now = clock.instant();
        if (known.askAfter() != null && now.isBefore(known.askAfter())) {
            throw clip.working(Duration.between(now, known.askAfter()));
        }
        return switch (poll.poll(clip, known, known.remoteId())) {
            case VideoTask.Working at -> {
                clip.caller().working(clip.provider(), at.share());
                throw poll.atIt(clip, known);
            }
            case VideoTask.Ended ended -> throw poll.ended(clip, known, ended.failure());
            case VideoTask.Done done -> fetch.fetch(clip, known, done, target, keep);
        };
    }

    /** A process was killed before it knew what the vendor answered: the vendor may know. */
    private @Nullable Task found(Filming clip, Task task) throws InterruptedException {
        try {
            Optional<String> remote = begin.find(clip, task.startedAt());
            if (remote.isPresent()) {
                tasks.began(task.id(), remote.get(), clock.instant());
                return task.as(remote.get());
            }
        } catch (ProviderException e) {
            if (!task.isOverdue(clock.instant())) {
                throw poll.afterAFault(clip, task, e);
            }
        }
        tasks.lost(task.id());
        return null;
    }
}

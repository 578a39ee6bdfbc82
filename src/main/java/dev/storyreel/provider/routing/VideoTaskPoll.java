package dev.storyreel.provider.routing;

import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks vendors how far clips are. All exceptions are for the job: most say that it is to come again. */
@Component
class VideoTaskPoll {
    /** Faults of asking after which the job just comes again. */
    private static final Set<ProviderError> PASSING = Set.of(
            ProviderError.PROVIDER_UNAVAILABLE, ProviderError.PROVIDER_TIMEOUT, ProviderError.PROVIDER_RATE_LIMITED);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(15);
    /** Some vendors know of a task only some moments after they have begun it. */
    private static final Duration FIRST_MOMENTS = Duration.ofMinutes(1);

    private final Calls calls;
    private final TaskRows tasks;
    private final Polls polls;
    private final HealthRows health;
    private final CallLog log;
    private final Clock clock;

    VideoTaskPoll(Calls calls, TaskRows tasks, Polls polls, HealthRows health, CallLog log, Clock clock) {
        this.calls = calls;
        this.tasks = tasks;
        this.polls = polls;
        this.health = health;
        this.log = log;
        this.clock = clock;
    }

    /** Asks when it may, and before its time counts: what is done is fetched, however late somebody comes for it. */
    VideoTask poll(Filming clip, Task task, String remote) throws InterruptedException {
        VideoProvider provider = clip.provider();
        Optional<Duration> wait = polls.until(provider);
        if (wait.isPresent()) {
            throw later(clip, task, wait.get());
        }
        try {
            return provider.poll(remote);
        } catch (ProviderException e) {
            boolean unknown = e.error() == ProviderError.PROVIDER_REQUEST_REJECTED;
            Instant now = clock.instant();
            if (unknown && now.isAfter(task.startedAt().plus(FIRST_MOMENTS))) {
                return new VideoTask.Ended(new ProviderException(
                        ProviderError.PROVIDER_RESULT_EXPIRED, provider.name() + " knows the clip no more", e));
            }
            if (task.isOverdue(now) && !task.charged()) {
                throw outOfTime(clip, task);
            }
            if (unknown) {
                // as is expected of some vendors
                throw later(clip, task, polls.every(provider));
            }
            throw afterAFault(clip, task, e);
        }
    }

    /** The vendor is at it still. */
    ProviderException atIt(Filming clip, Task task) {
        return task.isOverdue(clock.instant())
                ? outOfTime(clip, task)
                : later(clip, task, polls.every(clip.provider()));
    }

    /** There will be no clip. */
    ProviderException ended(Filming clip, Task task, ProviderException failure) {
        calls.failed(Port.VIDEO, clip.provider(), clip.caller(), task.id(), failure, task.nanos(clock.instant()));
        return failure;
    }

    private ProviderException outOfTime(Filming clip, Task task) {
        VideoProvider provider = clip.provider();
        ProviderException late = new ProviderException(
                ProviderError.PROVIDER_TIMEOUT,
                provider.name() + " has not made the clip within "
                        + provider.longestTask().toMinutes() + " minutes");
        tasks.abandon(task.id(), late);
        log.failed(Port.VIDEO, provider, late, clip.caller(), task.nanos(clock.instant()));
        return late;
    }

    /**
     * That somebody could not ask says nothing about the task. What passes is waited for; what does not, such as a key that is
     * taken no more, counts as the job's failure, and the task stays for the next attempt or the next retry.
     */
    ProviderException afterAFault(Filming clip, Task task, ProviderException fault) {
        VideoProvider provider = clip.provider();
        Calls.bookkeeping(() -> health.failed(Port.VIDEO, provider, fault, Calls.pauseAskedFor(fault)));
        boolean waitedFor = !(task.charged() && task.isOverdue(clock.instant()));
        if (!waitedFor || !PASSING.contains(fault.error())) {
            return Filming.unreachable(fault);
        }
        Duration wait = fault.retryAfter().orElse(AFTER_A_FAULT);
        return later(clip, task, wait.compareTo(provider.pollEvery()) < 0 ? provider.pollEvery() : wait);
    }

    private ProviderException later(Filming clip, Task task, Duration wait) {
        tasks.askAfter(task.id(), clock.instant().plus(wait));
        return clip.working(wait);
    }
}

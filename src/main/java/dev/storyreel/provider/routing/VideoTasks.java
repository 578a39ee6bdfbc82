package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers.Keep;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.Video;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Has clips made. Each call does one step (begins a task, asks after it, fetches its result) and then, unless that was the
 * last, throws {@link ProviderError#PROVIDER_WORKING}: so no thread waits, and whoever makes the next step need not be who made
 * the one before. All that it has to know is in the call's row.
 */
@Component
class VideoTasks {
    /** A vendor may have begun a clip although we know of a failure only: the next attempt is another task. */
    private static final Set<ProviderError> NOT_BEGUN =
            Set.of(ProviderError.PROVIDER_RATE_LIMITED, ProviderError.PROVIDER_UNAVAILABLE);

    /** Faults of asking after which the job just comes again. */
    private static final Set<ProviderError> PASSING = Set.of(
            ProviderError.PROVIDER_UNAVAILABLE, ProviderError.PROVIDER_TIMEOUT, ProviderError.PROVIDER_RATE_LIMITED);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(15);
    /** Some vendors know of a task only some moments after they have begun it. */
    private static final Duration FIRST_MOMENTS = Duration.ofMinutes(1);
    /** What is paid for is fetched for so long, if need be. */
    private static final Duration KEPT_ASKING = Duration.ofHours(2);

    /** The vendor's id is what a task is found by, and is not lost because the database is away for a moment. */
    private static final RetryTemplate NOTING = new RetryTemplate(RetryPolicy.builder()
            .includes(DataAccessException.class, TransactionException.class)
            .maxRetries(10)
            .delay(Duration.ofMillis(100))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .build());

    private final Calls calls;
    private final CallRows rows;
    private final TaskRows tasks;
    private final HealthRows health;
    private final CallLog log;
    private final Prices prices;
    private final Clock clock;

    VideoTasks(Calls calls, CallRows rows, TaskRows tasks, HealthRows health, CallLog log, Prices prices, Clock clock) {
        this.calls = calls;
        this.rows = rows;
        this.tasks = tasks;
        this.health = health;
        this.log = log;
        this.prices = prices;
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
    <R> R step(
            VideoProvider provider, VideoRequest request, @Nullable Task task, Path target, Caller caller, Keep<R> keep)
            throws IOException, InterruptedException {
        Task known = task == null || task.remoteId() != null ? task : found(provider, request, task);
        if (known == null || known.remoteId() == null) {
            byte[] firstFrame =
                    request.firstFrame() == null ? null : request.firstFrame().jpeg();
            calls.guarded(Port.VIDEO, provider, NOT_BEGUN, () -> begin(provider, request, firstFrame, caller));
            if (Thread.interrupted()) {
                throw new InterruptedException("the clip was given up when it had begun");
            }
            caller.working(provider, null);
            throw working(provider, provider.pollEvery());
        }
        Instant now = clock.instant();
        if (known.askAfter() != null && now.isBefore(known.askAfter())) {
            throw working(provider, Duration.between(now, known.askAfter()));
        }
        return switch (poll(provider, known, known.remoteId(), caller)) {
            case VideoTask.Working at -> {
                caller.working(provider, at.share());
                if (isOverdue(known)) {
                    throw outOfTime(provider, known, caller);
                }
                throw later(provider, known, provider.pollEvery());
            }
            case VideoTask.Ended ended -> throw ended(provider, known, caller, ended.failure());
            case VideoTask.Done done -> fetch(provider, request, known, done, target, caller, keep);
        };
    }

    /** A process was killed before it knew what the vendor answered: the vendor may know. */
    private @Nullable Task found(VideoProvider provider, VideoRequest request, Task task) throws InterruptedException {
        Optional<String> remote;
        try {
            remote = unknown(provider, request, task.startedAt());
        } catch (ProviderException e) {
            if (clock.instant().isBefore(task.expiresAt())) {
                throw afterAFault(provider, task, e);
            }
            remote = Optional.empty();
        }
        if (remote.isEmpty()) {
            tasks.lost(task.id());
            return null;
        }
        tasks.began(task.id(), remote.get(), clock.instant());
        return new Task(
                task.id(), task.provider(), remote.get(), task.startedAt(), task.expiresAt(), null, task.charged());
    }

    private Optional<String> unknown(VideoProvider provider, VideoRequest request, Instant since)
            throws InterruptedException {
        return provider.find(request, since).stream()
                .filter(remote -> !tasks.isKnown(provider.name(), remote))
                .findFirst();
    }

    private UUID begin(VideoProvider provider, VideoRequest request, byte @Nullable [] firstFrame, Caller caller) {
        BigDecimal reserved = calls.reserved(provider, provider.model(), usage(provider, request), caller);
        Duration longest = provider.longestTask().plus(Calls.MARGIN);
        UUID id = rows.begin(Port.VIDEO, provider, caller, reserved, longest, request.key());
        return toTheEnd(() -> {
            String remote =
                    calls.orFailed(Port.VIDEO, provider, caller, id, () -> begun(provider, request, firstFrame));
            NOTING.invoke(() -> tasks.began(id, remote, clock.instant().plus(provider.pollEvery())));
            return id;
        });
    }

    /** A vendor begins, whether we wait or not: only its answer, for which we have a limit, says what to call off. */
    private static <R> R toTheEnd(Callable<R> call) {
        FutureTask<R> end = new FutureTask<>(call);
        Thread.ofVirtual().name("video-begin").start(end);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return end.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a begin throws nothing else", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String begun(VideoProvider provider, VideoRequest request, byte @Nullable [] firstFrame)
            throws InterruptedException {
        Instant start = clock.instant();
        try {
            return provider.begin(request, firstFrame);
        } catch (ProviderException e) {
            ProviderException failure = unclearIfItStumbled(e);
            String remote = begunAllTheSame(provider, request, start, failure);
            if (remote == null) {
                throw failure;
            }
            return remote;
        }
    }

    /** One that stumbles over a request (500, 502) may have begun; one that cannot be reached or is overloaded has not. */
    private static ProviderException unclearIfItStumbled(ProviderException e) {
        boolean stumbled = e.error() == ProviderError.PROVIDER_UNAVAILABLE
                && e.getCause() instanceof RestClientResponseException answer
                && answer.getStatusCode().value() != HttpStatus.SERVICE_UNAVAILABLE.value();
        return stumbled
                ? new ProviderException(
                        ProviderError.PROVIDER_ANSWER_CUT,
                        String.valueOf(e.getMessage()),
                        e,
                        e.retryAfter().orElse(null),
                        null)
                : e;
    }

    /** For a failure that does not tell whether it was. */
    private @Nullable String begunAllTheSame(
            VideoProvider provider, VideoRequest request, Instant start, ProviderException failure)
            throws InterruptedException {
        boolean unclear = switch (failure.error()) {
            case PROVIDER_TIMEOUT, PROVIDER_ANSWER_CUT, PROVIDER_BAD_ANSWER -> true;
            default -> false;
        };
        try {
            return unclear ? unknown(provider, request, start).orElse(null) : null;
        } catch (ProviderException e) {
            failure.addSuppressed(e);
            return null;
        }
    }

    /** Before its time counts: what is done is fetched, however late somebody comes for it. */
    private VideoTask poll(VideoProvider provider, Task task, String remote, Caller caller)
            throws InterruptedException {
        try {
            return provider.poll(remote);
        } catch (ProviderException e) {
            boolean unknown = e.error() == ProviderError.PROVIDER_REQUEST_REJECTED;
            if (unknown && clock.instant().isAfter(task.startedAt().plus(FIRST_MOMENTS))) {
                return new VideoTask.Ended(new ProviderException(
                        ProviderError.PROVIDER_RESULT_EXPIRED, provider.name() + " knows the clip no more", e));
            }
            if (isOverdue(task) && !task.charged()) {
                throw outOfTime(provider, task, caller);
            }
            if (unknown) {
                // as is expected of some vendors
                throw later(provider, task, provider.pollEvery());
            }
            throw afterAFault(provider, task, e);
        }
    }

    private boolean isOverdue(Task task) {
        return !clock.instant().isBefore(task.expiresAt());
    }

    private <R> R fetch(
            VideoProvider provider,
            VideoRequest request,
            Task task,
            VideoTask.Done done,
            Path target,
            Caller caller,
            Keep<R> keep)
            throws IOException, InterruptedException {
        ProviderUse use = use(provider, request, done, caller);
        if (!task.charged()) {
            caller.used(use, () -> tasks.charged(task.id(), use, clock.instant().plus(KEPT_ASKING)));
        }
        String contentType;
        try {
            contentType = provider.fetch(done.result(), target);
        } catch (ProviderException e) {
            throw unfetched(task, e, use);
        }
        R kept = keep.keep(new Video(target, contentType, use));
        Calls.bookkeeping(() -> rows.succeeded(task.id(), use));
        Calls.bookkeeping(() -> health.succeeded(Port.VIDEO, provider));
        log.succeeded(Port.VIDEO, use, caller, nanosSince(task.startedAt()));
        return kept;
    }

    /** A result that is no clip ends the task. One that could not be fetched stays to be fetched, and is not made again. */
    private ProviderException unfetched(Task task, ProviderException failure, ProviderUse use) {
        return switch (failure.error()) {
            case PROVIDER_BAD_ANSWER -> {
                ProviderException paid = new ProviderException(
                        failure.error(), String.valueOf(failure.getMessage()), failure, null, use);
                Calls.bookkeeping(() -> rows.failed(task.id(), paid));
                yield failure;
            }
            case PROVIDER_RESULT_EXPIRED, PROVIDER_RESULT_ELSEWHERE -> failure;
            default -> unreachable(failure);
        };
    }

    private static ProviderException unreachable(ProviderException failure) {
        return new ProviderException(
                ProviderError.PROVIDER_RESULT_UNREACHABLE,
                String.valueOf(failure.getMessage()),
                failure,
                failure.retryAfter().orElse(null),
                null);
    }

    private ProviderException ended(VideoProvider provider, Task task, Caller caller, ProviderException failure) {
        calls.failed(Port.VIDEO, provider, caller, task.id(), failure, nanosSince(task.startedAt()));
        return failure;
    }

    private ProviderException outOfTime(VideoProvider provider, Task task, Caller caller) {
        ProviderException late = new ProviderException(
                ProviderError.PROVIDER_TIMEOUT,
                provider.name() + " has not made the clip within "
                        + provider.longestTask().toMinutes() + " minutes");
        tasks.abandon(task.id(), late);
        log.failed(Port.VIDEO, provider, late, caller, nanosSince(task.startedAt()));
        return late;
    }

    /**
     * That somebody could not ask says nothing about the task. What passes is waited for; what does not, such as a key that is
     * taken no more, counts as the job's failure, and the task stays for the next attempt or the next retry.
     */
    private ProviderException afterAFault(VideoProvider provider, Task task, ProviderException fault) {
        Calls.bookkeeping(() -> health.failed(Port.VIDEO, provider, fault, Calls.pauseAskedFor(fault)));
        boolean waitedFor = !(task.charged() && isOverdue(task));
        if (!waitedFor || !PASSING.contains(fault.error())) {
            return unreachable(fault);
        }
        Duration wait = fault.retryAfter().orElse(AFTER_A_FAULT);
        return later(provider, task, wait.compareTo(provider.pollEvery()) < 0 ? provider.pollEvery() : wait);
    }

    private ProviderException later(VideoProvider provider, Task task, Duration wait) {
        tasks.askAfter(task.id(), clock.instant().plus(wait));
        return working(provider, wait);
    }

    private static ProviderException working(VideoProvider provider, Duration wait) {
        return new ProviderException(
                ProviderError.PROVIDER_WORKING, provider.name() + " is making the clip", null, wait, null);
    }

    private static Usage usage(VideoProvider provider, VideoRequest request) {
        return Usage.of(Unit.VIDEO_SECONDS, provider.seconds(request));
    }

    /** What the vendor says that it charges, or what its price says. */
    private ProviderUse use(VideoProvider provider, VideoRequest request, VideoTask.Done done, Caller caller) {
        Usage usage = usage(provider, request);
        Optional<BigDecimal> cost =
                Optional.ofNullable(done.costUsd()).or(() -> prices.of(provider.name(), provider.model(), usage));
        if (cost.isEmpty()) {
            // the attempt that began it has been told, but it is over
            caller.costUnknown(provider);
        }
        return new ProviderUse(provider.name(), provider.model(), false, usage, cost.orElse(BigDecimal.ZERO));
    }

    private long nanosSince(Instant start) {
        return Duration.between(start, clock.instant()).toNanos();
    }
}

package dev.storyreel.provider.routing;

import dev.storyreel.database.DatabaseOutage;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest.FirstFrame;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientResponseException;

/**
 * Begins clips. What a vendor has begun it charges for, whatever became of its answer: so nothing that may have been begun is
 * begun again at once, and it is looked for where the vendor can tell.
 */
@Component
class VideoTaskBegin {
    /** After any other failure the vendor may have begun the clip all the same: the next attempt is another task. */
    private static final Set<ProviderError> NOT_BEGUN =
            Set.of(ProviderError.PROVIDER_RATE_LIMITED, ProviderError.PROVIDER_UNAVAILABLE);

    private final Calls calls;
    private final CallRows rows;
    private final TaskRows tasks;
    private final Clock clock;

    VideoTaskBegin(Calls calls, CallRows rows, TaskRows tasks, Clock clock) {
        this.calls = calls;
        this.rows = rows;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Begins a task, whose row then has the vendor's id. */
    void begin(Filming clip) throws IOException, InterruptedException {
        FirstFrame first = clip.request().firstFrame();
        byte[] firstFrame = first == null ? null : first.jpeg();
        try {
            calls.guarded(Port.VIDEO, clip.provider(), NOT_BEGUN, () -> begin(clip, firstFrame));
        } catch (CancellationException e) {
            throw (InterruptedException) new InterruptedException("the clip was given up before it began").initCause(e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("the clip was given up when it had begun");
        }
    }

    /** A task that the vendor has begun for the request since then, and that is no other call's. */
    Optional<String> find(Filming clip, Instant since) throws InterruptedException {
        return clip.provider().find(clip.request(), since).stream()
                .filter(remote -> !tasks.isKnown(clip.provider().name(), remote))
                .findFirst();
    }

    private UUID begin(Filming clip, byte @Nullable [] firstFrame) {
        VideoProvider provider = clip.provider();
        BigDecimal reserved = calls.reserved(provider, provider.model(), clip.usage(), clip.caller());
        Duration longest = provider.longestTask().plus(Calls.MARGIN);
        UUID id = rows.begin(
                Port.VIDEO,
                provider,
                clip.caller(),
                reserved,
                longest,
                clip.request().key());
        return toTheEnd(() -> {
            String remote = calls.orFailed(Port.VIDEO, provider, clip.caller(), id, () -> remoteId(clip, firstFrame));
            DatabaseOutage.sitOut(() -> tasks.began(id, remote, clock.instant().plus(provider.pollEvery())));
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

    private String remoteId(Filming clip, byte @Nullable [] firstFrame) throws InterruptedException {
        Instant start = clock.instant();
        try {
            return clip.provider().begin(clip.request(), firstFrame);
        } catch (ProviderException e) {
            ProviderException failure = unclearIfItStumbled(e);
            String remote = begunAllTheSame(clip, start, failure);
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
    private @Nullable String begunAllTheSame(Filming clip, Instant start, ProviderException failure)
            throws InterruptedException {
        boolean unclear = switch (failure.error()) {
            case PROVIDER_TIMEOUT, PROVIDER_ANSWER_CUT, PROVIDER_BAD_ANSWER -> true;
            default -> false;
        };
        try {
            return unclear ? find(clip, start).orElse(null) : null;
        } catch (ProviderException e) {
            failure.addSuppressed(e);
            return null;
        }
    }
}

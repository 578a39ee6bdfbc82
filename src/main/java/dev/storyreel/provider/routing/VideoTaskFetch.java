package dev.storyreel.provider.routing;

import dev.storyreel.provider.Port;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers.Keep;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.Video;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings clips that are done. What one costs is written down before it is fetched, once. */
@Component
class VideoTaskFetch {
    /** What is paid for is fetched for so long, if need be. */
    private static final Duration KEPT_ASKING = Duration.ofHours(2);

    private final CallRows rows;
    private final TaskRows tasks;
    private final HealthRows health;
    private final CallLog log;
    private final Prices prices;
    private final Clock clock;

    VideoTaskFetch(CallRows rows, TaskRows tasks, HealthRows health, CallLog log, Prices prices, Clock clock) {
        this.rows = rows;
        this.tasks = tasks;
        this.health = health;
        this.log = log;
        this.prices = prices;
        this.clock = clock;
    }

    <R> R fetch(Filming clip, Task task, VideoTask.Done done, Path target, Keep<R> keep)
            throws IOException, InterruptedException {
        VideoProvider provider = clip.provider();
        ProviderUse use = use(clip, done);
        if (!task.charged()) {
            clip.caller()
                    .used(
                            use,
                            () -> tasks.charged(task.id(), use, clock.instant().plus(KEPT_ASKING)));
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
        log.succeeded(Port.VIDEO, use, clip.caller(), task.nanos(clock.instant()));
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
            default -> Filming.unreachable(failure);
        };
    }

    /** What the vendor says that it charges, or what its price says. */
    private ProviderUse use(Filming clip, VideoTask.Done done) {
        VideoProvider provider = clip.provider();
        Usage usage = clip.usage();
        Optional<BigDecimal> cost =
                Optional.ofNullable(done.costUsd()).or(() -> prices.of(provider.name(), provider.model(), usage));
        if (cost.isEmpty()) {
            // the attempt that began it has been told, but it is over
            clip.caller().costUnknown(provider);
        }
        return new ProviderUse(provider.name(), provider.model(), false, usage, cost.orElse(BigDecimal.ZERO));
    }
}

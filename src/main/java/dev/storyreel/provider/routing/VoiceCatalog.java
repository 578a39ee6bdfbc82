package dev.storyreel.provider.routing;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.VoiceList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The voices of all providers that can be used. Lists are fetched side by side, each within a time, and kept for a while: one
 * of each provider, as long as providers make theirs at most. One that could not be fetched is not asked for again at once, and
 * what was known before goes on to hold.
 */
@Component
class VoiceCatalog {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration FAILURE_KEPT = Duration.ofSeconds(20);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(20);

    private final Routes routes;
    private final Clock clock;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    VoiceCatalog(Routes routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    /**
     * What is known of one provider's voices.
     *
     * @param list null if it could not be had
     * @param failure why it could not be had, or had anew
     */
    record Shown(
            SpeechProvider provider,
            @Nullable VoiceList list,
            @Nullable StoryreelException failure) {}

    /** Of all that can be used, in the order in which they are asked to speak. */
    List<Shown> all() {
        List<Provider> route = routes.orNobody(Port.SPEECH);
        List<SpeechProvider> usable = routes.voices().stream()
                .filter(provider -> provider.missing().isEmpty())
                .sorted(Comparator.comparingInt(
                        provider -> route.contains(provider) ? route.indexOf(provider) : Integer.MAX_VALUE))
                .toList();
        return of(usable);
    }

    Shown of(SpeechProvider provider) {
        return of(List.of(provider)).getFirst();
    }

    private List<Shown> of(List<SpeechProvider> providers) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Instant end = Instant.now().plus(LONGEST_FETCH);
            List<Future<Shown>> fetched = new ArrayList<>();
            providers.forEach(
                    provider -> fetched.add(threads.submit(() -> shelf(provider).look())));
            List<Shown> shown = new ArrayList<>();
            for (int i = 0; i < providers.size(); i++) {
                shown.add(await(providers.get(i), fetched.get(i), end));
            }
            return shown;
        }
    }

    private Shown await(SpeechProvider provider, Future<Shown> fetched, Instant end) {
        try {
            long left = Math.max(0, Duration.between(Instant.now(), end).toMillis());
            return fetched.get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return shelf(provider).earlier(late(provider, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return shelf(provider).earlier(late(provider, e));
        } finally {
            fetched.cancel(true);
        }
    }

    private static ProviderException late(SpeechProvider provider, Exception cause) {
        return new ProviderException(
                ProviderError.PROVIDER_TIMEOUT, provider.name() + " did not list its voices in time", cause);
    }

    private Shelf shelf(SpeechProvider provider) {
        return shelves.computeIfAbsent(provider.name(), _ -> new Shelf(provider));
    }

    /** One provider's list; whoever comes while it is fetched waits for it. */
    private final class Shelf {
        private final SpeechProvider provider;
        private final ReentrantLock fetching = new ReentrantLock();
        private volatile Shown shown;
        private Instant until = Instant.MIN;

        Shelf(SpeechProvider provider) {
            this.provider = provider;
            this.shown = new Shown(provider, null, null);
        }

        Shown look() throws InterruptedException {
            fetching.lockInterruptibly();
            try {
                if (!clock.instant().isBefore(until)) {
                    fetch();
                }
                return shown;
            } finally {
                fetching.unlock();
            }
        }

        /** What was known before. */
        Shown earlier(StoryreelException failure) {
            return new Shown(provider, shown.list(), failure);
        }

        private void fetch() throws InterruptedException {
            try {
                shown = new Shown(provider, provider.voices(), null);
                until = clock.instant().plus(KEPT);
            } catch (StoryreelException e) {
                remember(e);
            } catch (InterruptedException e) {
                remember(late(provider, e));
                throw e;
            } catch (RuntimeException e) {
                remember(new ProviderException(
                        ProviderError.PROVIDER_BAD_ANSWER, provider.name() + " listed voices that cannot be read", e));
            }
        }

        private void remember(StoryreelException failure) {
            shown = earlier(failure);
            until = clock.instant().plus(FAILURE_KEPT);
        }
    }
}

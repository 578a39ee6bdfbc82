package dev.storyreel.provider.routing;

import dev.storyreel.error.ErrorType;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Usage;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Makes calls of vendors: within their limits and the production's, again at once where a fault may have passed, and not at
 * all for a while where too many have not.
 */
@Component
class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private static final int TRIES = 3;
    /** For a longer pause a job does not hold its place in the lane: it is tried again later. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Whatever a vendor asks for. */
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    static final Duration MARGIN = Duration.ofSeconds(30);
    /** Faults that may be over a moment later; the others come back, or cost money again. */
    static final Set<ProviderError> PASSING = Set.of(
            ProviderError.PROVIDER_RATE_LIMITED, ProviderError.PROVIDER_UNAVAILABLE, ProviderError.PROVIDER_ANSWER_CUT);

    private final CallRows rows;
    private final HealthRows health;
    private final CallLog log;
    private final Prices prices;
    private final RoutingSettings settings;
    private final CircuitBreakerRegistry breakers;

    Calls(CallRows rows, HealthRows health, CallLog log, Prices prices, RoutingSettings settings) {
        this.rows = rows;
        this.health = health;
        this.log = log;
        this.prices = prices;
        this.settings = settings;
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(2)
                .waitDurationInOpenState(settings.restsFor())
                .recordException(Calls::isItsFault)
                .ignoreException(fault -> !isItsFault(fault))
                .build());
    }

    /** Nobody is given a rest any more. */
    void forget() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    /** What a vendor is asked to do. */
    @FunctionalInterface
    interface Call<R> {
        R make() throws InterruptedException;
    }

    /** The same with the provider's model. */
    <R extends Billed> R make(Port port, Provider provider, Usage atMost, Caller caller, Call<R> call)
            throws InterruptedException {
        return make(port, provider, provider.model(), atMost, caller, call);
    }

    /**
     * Makes one call, or a few where the first ones met passing faults.
     *
     * @param model that is charged
     * @param atMost what it can use up
     * @throws ProviderException the last one's
     */
    <R extends Billed> R make(Port port, Provider provider, String model, Usage atMost, Caller caller, Call<R> call)
            throws InterruptedException {
        if (provider.offline()) {
            R made = call.make();
            caller.used(made.use());
            return made;
        }
        return guarded(port, provider, PASSING, () -> once(port, provider, model, atMost, caller, call));
    }

    /**
     * Does what calls a provider, a few times where the first ones met passing faults, and not at all while it is given a rest.
     *
     * @param passing faults after which it is done again at once
     * @throws ProviderException the last one's
     */
    <R> R guarded(Port port, Provider provider, Set<ProviderError> passing, Callable<R> call)
            throws InterruptedException {
        CircuitBreaker breaker = breakers.circuitBreaker(port.code() + " " + provider.name());
        Deque<ProviderException> failed = new ArrayDeque<>();
        try {
            return Retry.of(provider.name(), retries(passing))
                    .executeCallable(() -> breaker.executeCallable(() -> noting(call, failed)));
        } catch (ProviderException e) {
            // that no other try could begin is no reason to come again without end: one has failed, and perhaps cost
            // money
            boolean couldNotBegin =
                    e.error() == ProviderError.PROVIDER_BUSY || e.error() == ProviderError.PROVIDER_RESTING;
            if (couldNotBegin && failed.size() > 1) {
                failed.getFirst().addSuppressed(e);
                throw failed.getFirst();
            }
            throw e;
        } catch (CallNotPermittedException e) {
            if (!failed.isEmpty()) {
                throw failed.getFirst();
            }
            throw new ProviderException(
                    ProviderError.PROVIDER_RESTING,
                    provider.name() + " has failed too often and is given a rest",
                    e,
                    settings.restsFor(),
                    null);
        } catch (InterruptedException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the call was given up");
            }
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a call throws nothing else", e);
        }
    }

    private static <R> R noting(Callable<R> call, Deque<ProviderException> failed) throws Exception {
        try {
            return call.call();
        } catch (ProviderException e) {
            failed.add(e);
            throw e;
        }
    }

    private RetryConfig retries(Set<ProviderError> passing) {
        return RetryConfig.custom()
                .maxAttempts(TRIES)
                .retryOnException(fault -> fault instanceof ProviderException e
                        && passing.contains(e.error())
                        && e.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_PAUSE) <= 0)
                .intervalBiFunction(
                        (attempt, result) -> pause(attempt, result.getLeft()).toMillis())
                .build();
    }

    /** What the provider asks for, or a random part of an exponential back-off. */
    private Duration pause(int attempt, Throwable fault) {
        Optional<Duration> asked = fault instanceof ProviderException e ? e.retryAfter() : Optional.empty();
        long longest = settings.firstPause().toMillis() << (attempt - 1);
        return asked.orElseGet(
                () -> Duration.ofMillis(RandomGenerator.getDefault().nextLong(longest + 1)));
    }

    private <R extends Billed> R once(
            Port port, Provider provider, String model, Usage atMost, Caller caller, Call<R> call)
            throws InterruptedException {
        BigDecimal reserved = reserved(provider, model, atMost, caller);
        UUID id = rows.begin(
                port, provider, caller, reserved, provider.longestCall().plus(MARGIN));
        long start = System.nanoTime();
        R made = orFailed(port, provider, caller, id, () -> {
            R answer = call.make();
            caller.used(answer.use());
            return answer;
        });
        long nanos = System.nanoTime() - start;
        bookkeeping(() -> rows.succeeded(id, made.use()));
        bookkeeping(() -> health.succeeded(port, provider));
        log.succeeded(port, made.use(), caller, nanos);
        return made;
    }

    /** Makes the call that was begun in the row of that id; however it fails, that is written down. */
    <R> R orFailed(Port port, Provider provider, Caller caller, UUID id, Call<R> call) throws InterruptedException {
        long start = System.nanoTime();
        try {
            return call.make();
        } catch (ProviderException e) {
            failed(port, provider, caller, id, e, System.nanoTime() - start);
            throw e;
        } catch (InterruptedException e) {
            bookkeeping(() ->
                    rows.failed(id, new ProviderException(ProviderError.PROVIDER_TIMEOUT, "the call was given up", e)));
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            // an adapter's bug, or an answer too large for us, must not leave the call running
            ProviderException bug = new ProviderException(
                    ProviderError.PROVIDER_BAD_ANSWER, provider.name() + " sent an answer that cannot be used", e);
            failed(port, provider, caller, id, bug, System.nanoTime() - start);
            throw bug;
        }
    }

    /** Writes down how a call failed. */
    void failed(Port port, Provider provider, Caller caller, UUID id, ProviderException e, long nanos) {
        e.use().ifPresent(caller::used);
        bookkeeping(() -> rows.failed(id, e));
        if (isItsFault(e) || e.error() == ProviderError.PROVIDER_KEY_REJECTED) {
            bookkeeping(() -> health.failed(port, provider, e, pauseAskedFor(e)));
        }
        log.failed(port, provider, e, caller, nanos);
    }

    /** What is paid for is not given up because the database is away: the row stays as it was, which counts as paid. */
    static void bookkeeping(Runnable writing) {
        try {
            writing.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not write down a call of a provider: {}", e.getMessage());
        }
    }

    /** How long nobody is to call, because it says so. */
    static @Nullable Duration pauseAskedFor(ProviderException e) {
        if (e.error() != ProviderError.PROVIDER_RATE_LIMITED || e.retryAfter().isEmpty()) {
            return null;
        }
        Duration asked = e.retryAfter().get();
        return asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
    }

    /** What a call may cost, which is set aside of what its production may. */
    BigDecimal reserved(Provider provider, String model, Usage atMost, Caller caller) {
        Optional<BigDecimal> price = price(provider, model, atMost);
        if (price.isEmpty()) {
            caller.costUnknown(provider);
        }
        if (price.isEmpty() && caller.maxCostUsd().isPresent()) {
            throw new ProviderException(
                    ProviderError.PRICE_UNKNOWN,
                    "nobody has told what " + provider.name() + "'s " + model
                            + " costs, so max_cost_usd cannot be kept; set storyreel.provider.prices."
                            + provider.name());
        }
        return price.orElse(BigDecimal.ZERO);
    }

    /** At the price of that model or, where it has none, of the one that the provider is set to; empty if nobody has told it. */
    Optional<BigDecimal> price(Provider provider, String model, Usage usage) {
        return prices.of(provider.name(), model, usage).or(() -> prices.of(provider.name(), provider.model(), usage));
    }

    private static boolean isItsFault(Throwable fault) {
        return fault instanceof ProviderException e && e.error().type() == ErrorType.PROVIDER;
    }
}

package dev.storyreel.provider.routing;

import dev.storyreel.database.Ids;
import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of calls. A call begins when its provider has room for it and its production has money for it; both are decided
 * in one transaction, by what the rows of all workers say.
 */
@Component
class CallRows {
    /** A pause that is worth waiting for in the queue; while a longer one lasts, others are asked. */
    private static final Duration WAITED_FOR = Duration.ofSeconds(10);

    /** Failures after which nobody knows whether the vendor charges for the call. */
    private static final String PERHAPS_PAID =
            "'provider_timeout', 'provider_answer_cut', 'provider_bad_answer', 'provider_result_expired'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Turns turns;
    private final HealthRows health;
    private final JsonMapper json;
    private final Clock clock;

    CallRows(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Turns turns,
            HealthRows health,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.turns = turns;
        this.health = health;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Begins a call.
     *
     * @param reserved US dollars that it may cost
     * @param expiresAfter when it is surely over
     * @return its id
     * @throws ProviderException {@link ProviderError#PROVIDER_BUSY} or {@link ProviderError#PROVIDER_RESTING} with the time to
     *     come again, or {@link ProviderError#BUDGET_EXCEEDED}
     */
    UUID begin(Port port, Provider provider, Caller caller, BigDecimal reserved, Duration expiresAfter) {
        return begin(port, provider, caller, reserved, expiresAfter, null);
    }

    /**
     * For who has something to prepare first: whether a call could begin now.
     *
     * @throws ProviderException what {@link #begin} would throw
     */
    void requireTurn(Port port, Provider provider, Caller caller, BigDecimal reserved) {
        Optional<ProviderException> busy = transaction.execute(_ -> inTheWay(port, provider, caller, reserved));
        if (busy.isPresent()) {
            throw busy.get();
        }
    }

    /**
     * The same of a task that is found again by what it is to make. Its vendor goes on with it when nobody waits any more: so
     * whoever cancels the production finds it, or it does not begin.
     *
     * @param requestKey of what is asked for; null for a call that is over with its answer
     * @throws CancellationException for a task whose production was cancelled
     */
    UUID begin(
            Port port,
            Provider provider,
            Caller caller,
            BigDecimal reserved,
            Duration expiresAfter,
            @Nullable String requestKey) {
        UUID id = Ids.next();
        // that it waits is written down too, so it is no reason to roll back
        Optional<ProviderException> busy = transaction.execute(_ -> {
            if (requestKey != null && !caller.isWanted()) {
                throw new CancellationException(
                        "the production was cancelled before " + provider.name() + " was asked");
            }
            Optional<ProviderException> inTheWay = inTheWay(port, provider, caller, reserved);
            if (inTheWay.isPresent()) {
                return inTheWay;
            }
            turns.taken(caller);
            Instant now = clock.instant();
            jdbc.sql("""
                            insert into provider_calls (id, port, provider, model, owner, production_id, job_id, attempt,
                                status, reserved_usd, started_at, expires_at, request_key)
                            values (?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?, nullif(?, ''))
                            """)
                    .params(
                            id,
                            port.code(),
                            provider.name(),
                            provider.model(),
                            caller.owner(),
                            caller.productionId(),
                            caller.jobId(),
                            caller.attempt(),
                            reserved,
                            Timestamp.from(now),
                            Timestamp.from(now.plus(expiresAfter)),
                            requestKey == null ? "" : requestKey)
                    .update();
            return Optional.empty();
        });
        if (busy.isPresent()) {
            throw busy.get();
        }
        caller.calling(provider);
        return id;
    }

    /**
     * Why a call cannot begin now. Holds the provider, and where it has room the production, until the transaction ends.
     *
     * @throws ProviderException {@link ProviderError#BUDGET_EXCEEDED}, which no waiting helps
     */
    private Optional<ProviderException> inTheWay(Port port, Provider provider, Caller caller, BigDecimal reserved) {
        ProviderLock.hold(jdbc, provider.name());
        Instant now = clock.instant();
        giveUpLost(caller, now);
        Optional<ProviderException> notNow = notNow(port, provider, caller, now);
        if (notNow.isEmpty()) {
            ProviderLock.hold(jdbc, caller.productionId().toString());
            caller.maxCostUsd().ifPresent(limit -> requireBudget(provider, caller, reserved, limit));
        }
        return notNow;
    }

    /**
     * What an earlier attempt at the same job was at when its worker died keeps nobody waiting; a task at a vendor goes on
     * without it.
     */
    private void giveUpLost(Caller caller, Instant now) {
        jdbc.sql("""
                        update provider_calls set status = 'lost', finished_at = ?
                        where job_id = ? and attempt < ? and status = 'running' and remote_id is null
                        """)
                .params(Timestamp.from(now), caller.jobId(), caller.attempt())
                .update();
    }

    /** Ends a call that gave something. */
    void succeeded(UUID id, ProviderUse use) {
        end(id, "succeeded", use, null);
    }

    /** Ends a call that failed; it may have cost something. */
    void failed(UUID id, ProviderException failure) {
        end(id, "failed", failure.use().orElse(null), failure);
    }

    /** What it is known to have cost stays known, however it ends. */
    private void end(UUID id, String status, @Nullable ProviderUse use, @Nullable ProviderException failure) {
        jdbc.sql("""
                        update provider_calls
                        set status = :status, model = coalesce(:model, model), cost_usd = coalesce(:cost, cost_usd),
                            usage = coalesce(:usage::jsonb, usage),
                            error_code = :code, error_message = :message, finished_at = :now
                        where id = :id
                        """)
                .param("status", status)
                .param("model", use == null ? null : use.model())
                .param("cost", use == null ? null : use.costUsd())
                .param(
                        "usage",
                        use == null ? null : json.writeValueAsString(use.usage().units()))
                .param("code", failure == null ? null : failure.errorCode().code())
                .param("message", failure == null ? null : failure.getMessage())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Why no call can begin now; a short pause that the provider asked for is waited for, a long one is left to others. */
    private Optional<ProviderException> notNow(Port port, Provider provider, Caller caller, Instant now) {
        Optional<Duration> pause = health.pausedFor(port, provider);
        if (pause.isPresent() && pause.get().compareTo(WAITED_FOR) > 0) {
            return Optional.of(new ProviderException(
                    ProviderError.PROVIDER_RESTING,
                    provider.name() + " has had too many calls and asked for a pause",
                    null,
                    pause.get(),
                    null));
        }
        return pause.map(Turns::jittered)
                .or(() -> turns.until(provider, caller, now))
                .map(wait -> new ProviderException(
                        ProviderError.PROVIDER_BUSY,
                        provider.name() + " has as many calls as it may",
                        null,
                        wait,
                        null));
    }

    /** One that was lost may have been paid for. */
    private void requireBudget(Provider provider, Caller caller, BigDecimal reserved, BigDecimal limit) {
        BigDecimal spent = jdbc.sql("""
                        select coalesce(sum(case when charged then cost_usd
                            when status in ('running', 'lost', 'abandoned', 'cancelled') or cost_usd = 0 and error_code in (%s)
                            then reserved_usd else cost_usd end), 0)
                        from provider_calls where production_id = ?
                        """.formatted(PERHAPS_PAID))
                .param(caller.productionId())
                .query(BigDecimal.class)
                .single();
        if (spent.add(reserved).compareTo(limit) > 0) {
            throw new ProviderException(
                    ProviderError.BUDGET_EXCEEDED,
                    "the next call of " + provider.name() + " may cost $" + plain(reserved) + "; of the limit of $"
                            + plain(limit) + " $" + plain(spent)
                            + " are spent or promised. Raise max_cost_usd to go on");
        }
    }

    private static String plain(BigDecimal usd) {
        return usd.stripTrailingZeros().toPlainString();
    }
}

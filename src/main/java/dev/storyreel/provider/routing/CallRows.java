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
import java.util.random.RandomGenerator;
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
    /** Who waits comes again about as often, the later the more wait before it. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(400);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    /** One that has not come again by so much after its time keeps nobody waiting any more. */
    private static final Duration OVERDUE = Duration.ofSeconds(2);
    /** One that has not come again by then was cancelled or has failed. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    /** A pause that is worth waiting for in the queue; while a longer one lasts, others are asked. */
    private static final Duration WAITED_FOR = Duration.ofSeconds(10);

    private static final int JITTER_MS = 400;
    /** Failures after which nobody knows whether the vendor charges for the call. */
    private static final String PERHAPS_PAID = "'provider_timeout', 'provider_answer_cut', 'provider_bad_answer'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HealthRows health;
    private final JsonMapper json;
    private final Clock clock;

    CallRows(JdbcClient jdbc, TransactionTemplate transaction, HealthRows health, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
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
        UUID id = Ids.next();
        // that it waits is written down too, so it is no reason to roll back
        Optional<ProviderException> busy = transaction.execute(_ -> {
            Instant now = clock.instant();
            lock(provider.name());
            giveUpLost(caller, now);
            Optional<ProviderException> notNow = notNow(port, provider, caller, now);
            if (notNow.isPresent()) {
                return notNow;
            }
            lock(caller.productionId().toString());
            caller.maxCostUsd().ifPresent(limit -> requireBudget(provider, caller, reserved, limit));
            jdbc.sql("delete from provider_waits where job_id = ?")
                    .param(caller.jobId())
                    .update();
            jdbc.sql("""
                            insert into provider_calls (id, port, provider, model, owner, production_id, job_id, attempt,
                                status, reserved_usd, started_at, expires_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?)
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
                            Timestamp.from(now.plus(expiresAfter)))
                    .update();
            return Optional.empty();
        });
        if (busy.isPresent()) {
            throw busy.get();
        }
        return id;
    }

    /** What an earlier attempt at the same job was at when its worker died keeps nobody waiting. */
    private void giveUpLost(Caller caller, Instant now) {
        jdbc.sql("""
                        update provider_calls set status = 'lost', finished_at = ?
                        where job_id = ? and attempt < ? and status = 'running'
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

    private void end(UUID id, String status, @Nullable ProviderUse use, @Nullable ProviderException failure) {
        jdbc.sql("""
                        update provider_calls
                        set status = :status, model = coalesce(:model, model), cost_usd = :cost, usage = :usage::jsonb,
                            error_code = :code, error_message = :message, finished_at = :now
                        where id = :id
                        """)
                .param("status", status)
                .param("model", use == null ? null : use.model())
                .param("cost", use == null ? BigDecimal.ZERO : use.costUsd())
                .param(
                        "usage",
                        use == null ? "{}" : json.writeValueAsString(use.usage().units()))
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
        return pause.map(CallRows::jittered)
                .or(() -> untilItsTurn(provider, caller, now))
                .map(wait -> new ProviderException(
                        ProviderError.PROVIDER_BUSY,
                        provider.name() + " has as many calls as it may",
                        null,
                        wait,
                        null));
    }

    /** How long the job has to wait for its turn, if it has to. Turns go to the owner with the fewest calls under way. */
    private Optional<Duration> untilItsTurn(Provider provider, Caller caller, Instant now) {
        if (provider.concurrency() == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int room = provider.concurrency() - running(provider, now);
        int ahead = ahead(provider, caller, now);
        if (ahead < room) {
            return Optional.empty();
        }
        long share = SHORTEST_WAIT.toMillis() * (1 + Math.max(0, ahead - room) / provider.concurrency());
        Duration wait = jittered(Duration.ofMillis(Math.min(share, LONGEST_WAIT.toMillis())));
        jdbc.sql("delete from provider_waits where provider = ? and again_at < ?")
                .params(provider.name(), Timestamp.from(now.minus(ABANDONED)))
                .update();
        jdbc.sql("""
                        insert into provider_waits (job_id, provider, owner, since, again_at) values (?, ?, ?, ?, ?)
                        on conflict (job_id) do update set provider = excluded.provider, again_at = excluded.again_at
                        """)
                .params(
                        caller.jobId(),
                        provider.name(),
                        caller.owner(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(wait)))
                .update();
        return Optional.of(wait);
    }

    /** So that those who wait do not all come at once. */
    private static Duration jittered(Duration wait) {
        return wait.plusMillis(RandomGenerator.getDefault().nextLong(JITTER_MS));
    }

    private int running(Provider provider, Instant now) {
        return jdbc.sql(
                        "select count(*) from provider_calls where provider = ? and status = 'running' and expires_at > ?")
                .params(provider.name(), Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /** How many waiting jobs come before this one: those of owners with fewer calls under way, then the longest waiting. */
    private int ahead(Provider provider, Caller caller, Instant now) {
        return jdbc.sql("""
                        with load as (
                            select owner, count(*) as calls from provider_calls
                            where provider = :provider and status = 'running' and expires_at > :now group by owner),
                        mine as (
                            select coalesce((select calls from load where owner = :owner), 0) as calls,
                                coalesce((select since from provider_waits where job_id = :job), :now) as since)
                        select count(*) from provider_waits w left join load on load.owner = w.owner, mine
                        where w.provider = :provider and w.job_id <> :job and w.again_at > :overdue
                            and (coalesce(load.calls, 0), w.since, w.job_id) < (mine.calls, mine.since, :job)
                        """)
                .param("provider", provider.name())
                .param("owner", caller.owner())
                .param("job", caller.jobId())
                .param("now", Timestamp.from(now))
                .param("overdue", Timestamp.from(now.minus(OVERDUE)))
                .query(Integer.class)
                .single();
    }

    /** One that was lost may have been paid for. */
    private void requireBudget(Provider provider, Caller caller, BigDecimal reserved, BigDecimal limit) {
        BigDecimal spent = jdbc.sql("""
                        select coalesce(sum(case when status in ('running', 'lost') or cost_usd = 0 and error_code in (%s)
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

    private void lock(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('provider:' || ?, 0))")
                .param(what)
                .query((_, _) -> 0)
                .list();
    }
}

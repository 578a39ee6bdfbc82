package dev.storyreel.provider.routing;

import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How providers have been doing, over all workers. */
@Component
class HealthRows {
    private static final Duration LOOKED_AT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    HealthRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param calls that ended in the last day
     * @param meanMs milliseconds of those that succeeded; null if none did
     * @param p95Ms the time that 95 of 100 of them stayed below
     */
    record Row(
            String provider,
            String port,
            int consecutiveFailures,
            @Nullable Instant pausedUntil,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            @Nullable String lastError,
            @Nullable Instant checkedAt,
            int calls,
            @Nullable Long meanMs,
            @Nullable Long p95Ms) {}

    void succeeded(Port port, Provider provider) {
        jdbc.sql("""
                        insert into provider_health (provider, port, consecutive_failures, last_success_at, checked_at)
                        values (:provider, :port, 0, :now, :now)
                        on conflict (provider, port) do update
                        set consecutive_failures = 0, last_success_at = :now, checked_at = :now
                        """)
                .param("provider", provider.name())
                .param("port", port.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** @param pause how long nobody is to call it; null for not at all */
    void failed(Port port, Provider provider, ProviderException failure, @Nullable Duration pause) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into provider_health
                            (provider, port, consecutive_failures, paused_until, last_failure_at, last_error, checked_at)
                        values (:provider, :port, 1, :until, :now, :error, :now)
                        on conflict (provider, port) do update
                        set consecutive_failures = provider_health.consecutive_failures + 1,
                            paused_until = greatest(provider_health.paused_until, :until),
                            last_failure_at = :now, last_error = :error, checked_at = :now
                        """)
                .param("provider", provider.name())
                .param("port", port.code())
                .param("until", pause == null ? null : Timestamp.from(now.plus(pause)), java.sql.Types.TIMESTAMP)
                .param("error", failure.errorCode().code() + ": " + failure.getMessage())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** How long nobody is to call it yet, as it asked. */
    Optional<Duration> pausedFor(Port port, Provider provider) {
        Instant now = clock.instant();
        return jdbc.sql("select paused_until from provider_health where provider = ? and port = ? and paused_until > ?")
                .params(provider.name(), port.code(), Timestamp.from(now))
                .query((row, _) -> Duration.between(now, row.getTimestamp(1).toInstant()))
                .optional();
    }

    List<Row> all() {
        return jdbc.sql("""
                        select h.*, c.calls, c.mean_ms, c.p95_ms from provider_health h left join lateral (
                            select count(*) as calls,
                                avg(ms) filter (where status = 'succeeded') as mean_ms,
                                percentile_cont(0.95) within group (order by ms) filter (where status = 'succeeded') as p95_ms
                            from (select status, extract(epoch from finished_at - started_at) * 1000 as ms
                                from provider_calls
                                where provider = h.provider and port = h.port and started_at > ? and finished_at is not null
                            ) as call) as c on true
                        """)
                .param(Timestamp.from(clock.instant().minus(LOOKED_AT)))
                .query((row, _) -> new Row(
                        row.getString("provider"),
                        row.getString("port"),
                        row.getInt("consecutive_failures"),
                        instant(row.getTimestamp("paused_until")),
                        instant(row.getTimestamp("last_success_at")),
                        instant(row.getTimestamp("last_failure_at")),
                        row.getString("last_error"),
                        instant(row.getTimestamp("checked_at")),
                        row.getInt("calls"),
                        rounded(row.getObject("mean_ms")),
                        rounded(row.getObject("p95_ms"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Long rounded(@Nullable Object number) {
        return number == null ? null : Math.round(((Number) number).doubleValue());
    }
}

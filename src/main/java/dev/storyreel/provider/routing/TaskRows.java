package dev.storyreel.provider.routing;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of calls that go on at a vendor after it has answered. Each change commits on its own: what a vendor was asked to
 * do is known to whoever comes next, wherever the process that asked was killed.
 */
@Component
class TaskRows {
    private static final String[] FOR_GOOD = Stream.of(ProviderError.values())
            .filter(error -> !error.type().isRetryable())
            .map(ProviderError::code)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    TaskRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A task that is under way.
     *
     * @param id of the call's row
     * @param remoteId the vendor's own; null if its answer never got here
     * @param askAfter when it may be asked after again
     * @param charged whether its cost is already written down with its production
     */
    record Task(
            UUID id,
            String provider,
            @Nullable String remoteId,
            Instant startedAt,
            Instant expiresAt,
            @Nullable Instant askAfter,
            boolean charged) {
        boolean isOverdue(Instant now) {
            return !now.isBefore(expiresAt);
        }

        /** Nanoseconds since it began. */
        long nanos(Instant now) {
            return Duration.between(startedAt, now).toNanos();
        }

        /** The same, as its vendor knows it. */
        Task as(String found) {
            return new Task(id, provider, found, startedAt, expiresAt, null, charged);
        }
    }

    /** The task that some attempt of the production has begun for the same request, if it is not over. */
    Optional<Task> underWay(UUID production, String requestKey) {
        return jdbc.sql("""
                        select * from provider_calls
                        where production_id = ? and request_key = ? and status = 'running' order by started_at desc limit 1
                        """)
                .params(production, requestKey)
                .query((row, _) -> task(row))
                .optional();
    }

    /** Notes the vendor's own id. Whoever was given up meanwhile is still to be called off. */
    void began(UUID id, String remoteId, Instant askAfter) {
        jdbc.sql("""
                        update provider_calls set remote_id = ?, ask_after = ?,
                            finished_at = case status when 'running' then null else ?::timestamptz end,
                            status = case status when 'lost' then 'abandoned' else status end
                        where id = ? and status in ('running', 'lost', 'abandoned')
                        """)
                .params(remoteId, Timestamp.from(askAfter), Timestamp.from(clock.instant()), id)
                .update();
    }

    void askAfter(UUID id, Instant time) {
        jdbc.sql("update provider_calls set ask_after = ? where id = ?")
                .params(Timestamp.from(time), id)
                .update();
    }

    /**
     * Notes what was paid, and leaves time to fetch what it was paid for.
     *
     * @return false if that was noted before
     */
    boolean charged(UUID id, ProviderUse use, Instant fetchedBy) {
        return jdbc.sql("""
                        update provider_calls set charged = true, cost_usd = ?, usage = ?::jsonb,
                            expires_at = greatest(expires_at, ?) where id = ? and not charged
                        """)
                        .params(
                                use.costUsd(),
                                json.writeValueAsString(use.usage().units()),
                                Timestamp.from(fetchedBy),
                                id)
                        .update()
                == 1;
    }

    /** Whether some call has that task already. */
    boolean isKnown(String provider, String remoteId) {
        return jdbc.sql("select 1 from provider_calls where provider = ? and remote_id = ? limit 1")
                .params(provider, remoteId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Nobody knows whether it was begun. */
    void lost(UUID id) {
        jdbc.sql("update provider_calls set status = 'lost', finished_at = ? where id = ? and status = 'running'")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /** Nobody waits for it any more. */
    void abandon(UUID id, ProviderException why) {
        jdbc.sql("""
                        update provider_calls set status = 'abandoned', error_code = ?, error_message = ?, ask_after = null,
                            finished_at = ?
                        where id = ? and status = 'running'
                        """)
                .params(why.errorCode().code(), String.valueOf(why.getMessage()), Timestamp.from(clock.instant()), id)
                .update();
    }

    /** The same of all of a production. */
    void abandon(UUID production) {
        jdbc.sql("""
                        update provider_calls set status = 'abandoned', ask_after = null, finished_at = ?
                        where production_id = ? and request_key is not null and status = 'running'
                        """).params(Timestamp.from(clock.instant()), production).update();
    }

    /** The providers for which the job has failed with that request in a way that comes back. */
    Set<String> failedForGood(UUID production, UUID job, String requestKey) {
        return jdbc.sql("""
                        select distinct provider from provider_calls
                        where production_id = ? and job_id = ? and request_key = ? and status = 'failed'
                          and error_code = any(?)
                        """)
                .params(production, job, requestKey, FOR_GOOD)
                .query((row, _) -> row.getString("provider"))
                .set();
    }

    static Task task(ResultSet row) throws SQLException {
        Timestamp askAfter = row.getTimestamp("ask_after");
        return new Task(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getString("remote_id"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                askAfter == null ? null : askAfter.toInstant(),
                row.getBoolean("charged"));
    }
}

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
import java.util.Collection;
import java.util.List;
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
    /** What its vendor made of an overdue task is kept for so long for a job to come for it. */
    private static final Duration KEPT_FOR_A_JOB = Duration.ofDays(1);
    /** How long a process has to tell a vendor that a task is given up, before another one tries. */
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(1);

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
            boolean charged) {}

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

    /** Its vendor says that it is done: somebody may come for it yet. */
    void done(UUID id) {
        jdbc.sql("update provider_calls set done = true, ask_after = null where id = ? and status = 'running'")
                .param(id)
                .update();
    }

    /** Gives up those that cannot be asked after, or that nobody has come for in a day. */
    void giveUpOld() {
        Instant now = clock.instant();
        jdbc.sql("""
                        update provider_calls set status = 'abandoned', error_code = 'provider_timeout', ask_after = null,
                            finished_at = ?
                        where request_key is not null and status = 'running' and not charged and expires_at < ?
                          and (remote_id is null or expires_at < ?)
                        """)
                .params(
                        Timestamp.from(now),
                        Timestamp.from(now.minus(CLAIMED_FOR)),
                        Timestamp.from(now.minus(KEPT_FOR_A_JOB)))
                .update();
        jdbc.sql("""
                        update provider_calls set status = 'lost', finished_at = ?
                        where request_key is not null and status = 'abandoned' and finished_at < ?
                        """)
                .params(Timestamp.from(now), Timestamp.from(now.minus(Duration.ofHours(1))))
                .update();
    }

    /**
     * Some whose time is up and that nobody has asked after, such as those of a film that has failed; whoever gets them has a
     * minute to ask their vendors. What is paid for, or done, is not among them.
     */
    List<Task> claimOverdue(Collection<String> providers, int limit) {
        return claim("status = 'running' and not charged and not done and expires_at < :overdue", providers, limit);
    }

    /** Some of those that vendors are to be told to give up; whoever gets them has a minute for that. */
    List<Task> claimAbandoned(Collection<String> providers, int limit) {
        return claim("status = 'abandoned'", providers, limit);
    }

    private List<Task> claim(String which, Collection<String> providers, int limit) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update provider_calls set ask_after = :later where id in (
                            select id from provider_calls
                            where request_key is not null and %s and remote_id is not null
                              and provider = any(:providers) and (ask_after is null or ask_after < :now)
                            limit :limit for update skip locked)
                        returning *
                        """.formatted(which))
                .param("later", Timestamp.from(now.plus(CLAIMED_FOR)))
                .param("providers", providers.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("overdue", Timestamp.from(now.minus(CLAIMED_FOR)))
                .param("limit", limit)
                .query((row, _) -> task(row))
                .list();
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

    /** Its vendor was told. */
    void cancelled(UUID id) {
        jdbc.sql(
                        "update provider_calls set status = 'cancelled', finished_at = ? where id = ? and status = 'abandoned'")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    private static Task task(ResultSet row) throws SQLException {
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

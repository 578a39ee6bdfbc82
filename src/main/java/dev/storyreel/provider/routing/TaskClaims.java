package dev.storyreel.provider.routing;

import dev.storyreel.provider.Provider;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of tasks that nobody waits for: each is claimed by one process at a time, for as long as its provider's answer may
 * take.
 */
@Component
class TaskClaims {
    /** A job that is about to ask comes before whoever looks after what nobody asks after. */
    private static final Duration LATE = Duration.ofMinutes(1);
    /** What its vendor made of an overdue task is kept for so long for a job to come for it. */
    private static final Duration KEPT_FOR_A_JOB = Duration.ofDays(1);
    /** A vendor that could not be told for so long is told no more. */
    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskClaims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
                .params(Timestamp.from(now), Timestamp.from(now.minus(LATE)), Timestamp.from(now.minus(KEPT_FOR_A_JOB)))
                .update();
        jdbc.sql("""
                        update provider_calls set status = 'lost', finished_at = ?
                        where request_key is not null and status = 'abandoned' and finished_at < ?
                        """)
                .params(Timestamp.from(now), Timestamp.from(now.minus(TOLD_FOR)))
                .update();
    }

    /**
     * One whose time is up and that nobody has asked after, such as that of a film that has failed. What is paid for, or done, is
     * none.
     */
    Optional<Task> overdue(Provider provider) {
        return claim("status = 'running' and not charged and not done and expires_at < :overdue", provider);
    }

    /** One that its vendor is to be told to give up. */
    Optional<Task> abandoned(Provider provider) {
        return claim("status = 'abandoned'", provider);
    }

    /** The one that was tried the longest ago first, so that those that fail keep no other from its turn. */
    private Optional<Task> claim(String which, Provider provider) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update provider_calls set ask_after = :later where id in (
                            select id from provider_calls
                            where provider = :provider and request_key is not null and %s and remote_id is not null
                              and (ask_after is null or ask_after < :now)
                            order by ask_after nulls first limit 1 for update skip locked)
                        returning *
                        """.formatted(which))
                .param("later", Timestamp.from(now.plus(provider.longestCall()).plus(Calls.MARGIN)))
                .param("provider", provider.name())
                .param("now", Timestamp.from(now))
                .param("overdue", Timestamp.from(now.minus(LATE)))
                .query((row, _) -> TaskRows.task(row))
                .optional();
    }

    /** Its vendor says that it is done: somebody may come for it yet. */
    void done(UUID id) {
        jdbc.sql("update provider_calls set done = true, ask_after = null where id = ? and status = 'running'")
                .param(id)
                .update();
    }

    /** Its vendor was told. */
    void cancelled(UUID id) {
        jdbc.sql(
                        "update provider_calls set status = 'cancelled', finished_at = ? where id = ? and status = 'abandoned'")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }
}

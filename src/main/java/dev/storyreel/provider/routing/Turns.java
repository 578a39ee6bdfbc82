package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Provider;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is at a provider that takes only so many calls at once, or in a minute. All of it is for the transaction in
 * which a call begins, which holds the provider.
 */
@Component
class Turns {
    /** Who waits comes again about as often, the later the more wait before it. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(400);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    /** One that has not come again by so much after its time keeps nobody waiting any more. */
    private static final Duration OVERDUE = Duration.ofSeconds(2);
    /** One that has not come again by then was cancelled or has failed. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    /** A minute, and what a request may take to get there: the vendor's own minute begins later than ours. */
    static final Duration RATE_WINDOW = Duration.ofSeconds(61);

    private static final int JITTER_MS = 400;

    private final JdbcClient jdbc;
    private final Polls polls;

    Turns(JdbcClient jdbc, Polls polls) {
        this.jdbc = jdbc;
        this.polls = polls;
    }

    /** The job's call begins: it waits no more. */
    void taken(Caller caller) {
        jdbc.sql("delete from provider_waits where job_id = ?")
                .param(caller.jobId())
                .update();
    }

    /** How long the job has to wait for its turn, if it has to. Turns go to the owner with the fewest calls under way. */
    Optional<Duration> until(Provider provider, Caller caller, Instant now) {
        if (provider.concurrency() == Integer.MAX_VALUE && provider.requestsPerMinute() == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int inAMinute = provider.requestsPerMinute() - polls.held(provider, now);
        int room = Math.min(provider.concurrency() - running(provider, now), inAMinute - begun(provider, now));
        int ahead = ahead(provider, caller, now);
        if (ahead < room) {
            return Optional.empty();
        }
        long share = SHORTEST_WAIT.toMillis() * (1 + Math.max(0, ahead - room) / provider.concurrency());
        long wanted = Math.max(
                share, untilRoomInAMinute(provider, inAMinute - 1 - ahead, now).toMillis());
        Duration wait = jittered(Duration.ofMillis(Math.min(wanted, LONGEST_WAIT.toMillis())));
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
    static Duration jittered(Duration wait) {
        return wait.plusMillis(RandomGenerator.getDefault().nextLong(JITTER_MS));
    }

    private int running(Provider provider, Instant now) {
        return jdbc.sql(
                        "select count(*) from provider_calls where provider = ? and status = 'running' and not charged and expires_at > ?")
                .params(provider.name(), Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /** Calls of the last minute, however they went: a vendor counts all that reached it. */
    private int begun(Provider provider, Instant now) {
        if (provider.requestsPerMinute() == Integer.MAX_VALUE) {
            return 0;
        }
        return jdbc.sql("select count(*) from provider_calls where provider = ? and started_at > ?")
                .params(provider.name(), Timestamp.from(now.minus(RATE_WINDOW)))
                .query(Integer.class)
                .single();
    }

    /**
     * Until the calls that keep it and those before it from beginning are a minute old.
     *
     * @param others that may have begun in that minute
     */
    private Duration untilRoomInAMinute(Provider provider, int others, Instant now) {
        if (provider.requestsPerMinute() == Integer.MAX_VALUE) {
            return Duration.ZERO;
        }
        return jdbc.sql("""
                        select started_at from provider_calls where provider = ? and started_at > ?
                        order by started_at desc offset ? limit 1
                        """)
                .params(provider.name(), Timestamp.from(now.minus(RATE_WINDOW)), Math.max(0, others))
                .query(Timestamp.class)
                .optional()
                .map(oldest -> Duration.between(now, oldest.toInstant().plus(RATE_WINDOW)))
                .orElse(Duration.ZERO);
    }

    /**
     * How many waiting jobs come before this one: those of owners with fewer calls under way, or begun in the last minute
     * where that is what is short, then the longest waiting.
     */
    private int ahead(Provider provider, Caller caller, Instant now) {
        return jdbc.sql("""
                        with load as (
                            select owner, count(*) as calls from provider_calls
                            where provider = :provider
                                and (status = 'running' and not charged and expires_at > :now or started_at > :counted) group by owner),
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
                .param(
                        "counted",
                        Timestamp.from(
                                provider.requestsPerMinute() == Integer.MAX_VALUE ? now : now.minus(RATE_WINDOW)))
                .param("overdue", Timestamp.from(now.minus(OVERDUE)))
                .query(Integer.class)
                .single();
    }
}

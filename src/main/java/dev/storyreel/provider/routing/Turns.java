package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.Provider.Rate;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is at a provider that takes only so many calls at once, or within a time. All of it is for the transaction in
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

    /** What a request may take to get there: the vendor's own minute begins later than ours. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

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
        if (provider.concurrency() == Integer.MAX_VALUE && provider.rate().isEmpty()) {
            return Optional.empty();
        }
        Optional<Rate> rate = provider.rate();
        int calls = rate.map(each -> each.requests() - polls.held(provider, each, now))
                .orElse(Integer.MAX_VALUE);
        int room = Math.min(
                provider.concurrency() - running(provider, now),
                rate.map(each -> calls - begun(provider, each, now)).orElse(Integer.MAX_VALUE));
        int ahead = ahead(provider, caller, now);
        if (ahead < room) {
            return Optional.empty();
        }
        long share = SHORTEST_WAIT.toMillis() * (1 + Math.max(0, ahead - room) / provider.concurrency());
        long wanted = Math.max(
                share,
                rate.map(each -> untilRoom(provider, each, calls - 1 - ahead, now)
                                .toMillis())
                        .orElse(0L));
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

    /** Calls within the rate's time, however they went: a vendor counts all that reached it. */
    private int begun(Provider provider, Rate rate, Instant now) {
        return jdbc.sql("select count(*) from provider_calls where provider = ? and started_at > ?")
                .params(provider.name(), Timestamp.from(now.minus(window(rate))))
                .query(Integer.class)
                .single();
    }

    /**
     * Until the calls that keep it and those before it from beginning are as old as the rate's time.
     *
     * @param others that may have begun within that time
     */
    private Duration untilRoom(Provider provider, Rate rate, int others, Instant now) {
        return jdbc.sql("""
                        select started_at from provider_calls where provider = ? and started_at > ?
                        order by started_at desc offset ? limit 1
                        """)
                .params(provider.name(), Timestamp.from(now.minus(window(rate))), Math.max(0, others))
                .query(Timestamp.class)
                .optional()
                .map(oldest -> Duration.between(now, oldest.toInstant().plus(window(rate))))
                .orElse(Duration.ZERO);
    }

    /** The rate's time, as long as the vendor may see it. */
    static Duration window(Rate rate) {
        return rate.within().plus(ON_THE_WAY);
    }

    /**
     * How many waiting jobs come before this one: those of owners with fewer calls under way, or begun within the
     * rate's time where that is what is short, then the longest waiting.
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
                        Timestamp.from(provider.rate()
                                .map(rate -> now.minus(window(rate)))
                                .orElse(now)))
                .param("overdue", Timestamp.from(now.minus(OVERDUE)))
                .query(Integer.class)
                .single();
    }
}

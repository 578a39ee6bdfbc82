package dev.storyreel.provider.routing;

import dev.storyreel.provider.Provider;
import dev.storyreel.provider.VideoProvider;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests that ask after tasks, or call them off. Where a provider allows so many requests a minute, it counts these too. They
 * get half of them at most, so that new calls can begin however many tasks are under way; and up to that half, calls leave some
 * to each task, so that it is asked after however many calls wait.
 */
@Component
class Polls {
    /** What calls leave to a task. */
    private static final int A_MINUTE = 6;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Polls(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private static boolean isLimited(Provider provider) {
        return provider.requestsPerMinute() != Integer.MAX_VALUE;
    }

    /** How many polls a minute may have; where one request is all there is, it is whose turn comes. */
    private static int share(Provider provider) {
        return Math.max(1, provider.requestsPerMinute() / 2);
    }

    /** How long a poll has to wait, if it has to; else it counts as made. */
    Optional<Duration> until(VideoProvider provider) {
        if (!isLimited(provider)) {
            return Optional.empty();
        }
        return transaction.execute(_ -> {
            ProviderLock.hold(jdbc, provider.name());
            Instant now = clock.instant();
            Timestamp counted = Timestamp.from(now.minus(Turns.RATE_WINDOW));
            jdbc.sql("delete from provider_polls where provider = ? and asked_at <= ?")
                    .params(provider.name(), counted)
                    .update();
            Optional<Duration> wait = Stream.concat(
                            // the poll, or the request, that has to be a minute old first
                            jdbc
                                    .sql("select asked_at from provider_polls where provider = ?"
                                            + " order by asked_at desc offset ? limit 1")
                                    .params(provider.name(), share(provider) - 1)
                                    .query(Timestamp.class)
                                    .optional()
                                    .stream(),
                            jdbc
                                    .sql("""
                                            select asked_at from (
                                                select asked_at from provider_polls where provider = :provider
                                                union all
                                                select started_at from provider_calls
                                                where provider = :provider and started_at > :counted) as request
                                            order by asked_at desc offset :offset limit 1
                                            """)
                                    .param("provider", provider.name())
                                    .param("counted", counted)
                                    .param("offset", provider.requestsPerMinute() - 1)
                                    .query(Timestamp.class)
                                    .optional()
                                    .stream())
                    .map(time -> Duration.between(now, time.toInstant().plus(Turns.RATE_WINDOW)))
                    .max(Duration::compareTo)
                    .map(Turns::jittered);
            if (wait.isEmpty()) {
                jdbc.sql("insert into provider_polls (provider, asked_at) values (?, ?)")
                        .params(provider.name(), Timestamp.from(now))
                        .update();
            }
            return wait;
        });
    }

    /** How long a task waits for its next poll: as long as its vendor wants, or until all others have had theirs. */
    Duration every(VideoProvider provider) {
        if (!isLimited(provider)) {
            return provider.pollEvery();
        }
        Duration shared = Turns.RATE_WINDOW.multipliedBy(tasks(provider)).dividedBy(share(provider));
        return shared.compareTo(provider.pollEvery()) < 0 ? provider.pollEvery() : shared;
    }

    /**
     * Of the provider's requests in a minute, those that calls leave to polls: as many as were made, or some for each task that is
     * under way. For the transaction in which a call begins.
     */
    int held(Provider provider, Instant now) {
        if (!isLimited(provider)) {
            return 0;
        }
        int made = jdbc.sql("select count(*) from provider_polls where provider = ? and asked_at > ?")
                .params(provider.name(), Timestamp.from(now.minus(Turns.RATE_WINDOW)))
                .query(Integer.class)
                .single();
        return Math.max(made, Math.min(provider.requestsPerMinute() / 2, A_MINUTE * tasks(provider)));
    }

    private int tasks(Provider provider) {
        return jdbc.sql("select count(*) from provider_calls"
                        + " where provider = ? and status = 'running' and request_key is not null and not done")
                .param(provider.name())
                .query(Integer.class)
                .single();
    }
}

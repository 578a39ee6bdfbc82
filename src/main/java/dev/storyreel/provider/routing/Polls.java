package dev.storyreel.provider.routing;

import dev.storyreel.provider.Provider;
import dev.storyreel.provider.Provider.Rate;
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
 * Requests that ask after tasks, or call them off. Where a provider allows so many requests within a time, it counts these too. They
 * get half of them at most, so that new calls can begin however many tasks are under way; and up to that half, calls leave some
 * to each task, so that it is asked after however many calls wait.
 */
@Component
class Polls {
    /** What calls leave to a task, within the rate's time. */
    private static final int FOR_A_TASK = 6;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Polls(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many polls there may be within the rate's time; where one request is all there is, it is whose turn comes. */
    private static int share(Rate rate) {
        return Math.max(1, rate.requests() / 2);
    }

    /** How long a poll has to wait, if it has to; else it counts as made. */
    Optional<Duration> until(VideoProvider provider) {
        return provider.rate().flatMap(rate -> until(provider, rate));
    }

    private Optional<Duration> until(VideoProvider provider, Rate rate) {
        return transaction.execute(_ -> {
            ProviderLock.hold(jdbc, provider.name());
            Instant now = clock.instant();
            Timestamp counted = Timestamp.from(now.minus(Turns.window(rate)));
            jdbc.sql("delete from provider_polls where provider = ? and asked_at <= ?")
                    .params(provider.name(), counted)
                    .update();
            Optional<Duration> wait = Stream.concat(
                            // the poll, or the request, that has to be old enough first
                            jdbc
                                    .sql("select asked_at from provider_polls where provider = ?"
                                            + " order by asked_at desc offset ? limit 1")
                                    .params(provider.name(), share(rate) - 1)
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
                                    .param("offset", rate.requests() - 1)
                                    .query(Timestamp.class)
                                    .optional()
                                    .stream())
                    .map(time -> Duration.between(now, time.toInstant().plus(Turns.window(rate))))
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
        Duration shared = provider.rate()
                .map(rate -> Turns.window(rate).multipliedBy(tasks(provider)).dividedBy(share(rate)))
                .orElse(Duration.ZERO);
        return shared.compareTo(provider.pollEvery()) < 0 ? provider.pollEvery() : shared;
    }

    /**
     * Of the requests that the rate allows, those that calls leave to polls: as many as were made, or some for each task that is
     * under way. For the transaction in which a call begins.
     */
    int held(Provider provider, Rate rate, Instant now) {
        int made = jdbc.sql("select count(*) from provider_polls where provider = ? and asked_at > ?")
                .params(provider.name(), Timestamp.from(now.minus(Turns.window(rate))))
                .query(Integer.class)
                .single();
        return Math.max(made, Math.min(rate.requests() / 2, FOR_A_TASK * tasks(provider)));
    }

    private int tasks(Provider provider) {
        return jdbc.sql("select count(*) from provider_calls"
                        + " where provider = ? and status = 'running' and request_key is not null and not done")
                .param(provider.name())
                .query(Integer.class)
                .single();
    }
}

package dev.storyreel.dub;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.JobError;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases dubs that ended long ago. Any number of processes may do so at once. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OldDubs implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(OldDubs.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;

    private final Dubs dubs;
    private final Productions productions;
    private final DubSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OldDubs(Dubs dubs, Productions productions, DubSettings settings, TransactionTemplate transaction, Clock clock) {
        this.dubs = dubs;
        this.productions = productions;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::sweepQuietly, EVERY, FIRST));
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("old dubs could not be erased; it is tried again in {} minutes", EVERY.toMinutes(), e);
        }
    }

    private void erase(UUID id, Instant now) {
        try {
            transaction.executeWithoutResult(_ -> {
                Production dub = productions.hold(id);
                Instant ended = dub.finishedAt();
                // made again meanwhile, it is not old any more
                if (ended != null && ended.isBefore(settings.retention().limit(dub.owner(), now))) {
                    productions.erase(id);
                    dubs.delete(id);
                }
            });
        } catch (StoryreelException e) {
            if (e.errorCode() != JobError.PRODUCTION_NOT_FOUND) {
                throw e;
            }
            LOG.debug("another process has erased the dub {}", id);
        }
    }

    void sweep() {
        Instant now = clock.instant();
        List<UUID> old;
        do {
            old = dubs.old(settings.retention(), now, AT_ONCE);
            for (UUID id : old) {
                erase(id, now);
            }
        } while (old.size() == AT_ONCE);
    }
}

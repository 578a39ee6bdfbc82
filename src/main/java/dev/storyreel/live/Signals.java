package dev.storyreel.live;

import dev.storyreel.database.Notifications;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Wakes those who follow a production when it has new events, whichever process wrote them. */
@Component
class Signals implements DisposableBean {
    private static final String CHANNEL = "events";

    private final Map<UUID, Set<Signal>> listening = new ConcurrentHashMap<>();
    private final Notifications.Subscription subscription;

    Signals(Notifications notifications) {
        subscription = notifications.subscribe(CHANNEL, new Notifications.Subscriber() {
            @Override
            public void received(String payload) {
                for (String id : payload.split(",", -1)) {
                    listening.getOrDefault(UUID.fromString(id), Set.of()).forEach(Signal::wake);
                }
            }

            @Override
            public void reconnected() {
                wakeAll();
            }
        });
    }

    /** Listens for one production until it is closed. For one thread to wait on. */
    final class Signal implements AutoCloseable {
        private final UUID production;
        private final Semaphore news = new Semaphore(0);

        private Signal(UUID production) {
            this.production = production;
        }

        /** Forgets what came so far; to be called before one looks, so that nothing is missed after. */
        void reset() {
            news.drainPermits();
        }

        /** Returns when there is news, or after that time. */
        void await(Duration longest) throws InterruptedException {
            if (news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                reset();
            }
        }

        private void wake() {
            news.release();
        }

        @Override
        public void close() {
            listening.computeIfPresent(production, (_, signals) -> {
                signals.remove(this);
                return signals.isEmpty() ? null : signals;
            });
        }
    }

    Signal listen(UUID production) {
        Signal signal = new Signal(production);
        listening.compute(production, (_, signals) -> {
            Set<Signal> all = signals == null ? ConcurrentHashMap.newKeySet() : signals;
            all.add(signal);
            return all;
        });
        return signal;
    }

    void wakeAll() {
        listening.values().forEach(signals -> signals.forEach(Signal::wake));
    }

    /** How many productions are listened for. */
    int listenedFor() {
        return listening.size();
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}

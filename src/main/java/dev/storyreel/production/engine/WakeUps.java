package dev.storyreel.production.engine;

import dev.storyreel.database.Notifications;
import dev.storyreel.production.Lane;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells, after a commit, who should look: a lane that has a job ready, the workers of jobs that were stopped, whoever
 * follows a production's events.
 *
 * <p>The messages are sent by one thread, which rests for a moment after each time, and those that pile up meanwhile are
 * sent as one: PostgreSQL commits transactions that notify one after the other, so a NOTIFY in each job's transaction
 * would slow down every commit. What must stop is told without a rest.
 */
@Component
class WakeUps implements DisposableBean {
    static final String LANE_CHANNEL = "lane";
    static final String STOP_CHANNEL = "stop";
    static final String EVENTS_CHANNEL = "events";
    private static final int MAX_PAYLOAD_CHARS = 1800;
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Logger log = LoggerFactory.getLogger(WakeUps.class);

    private final Notifications notifications;
    private final Set<String> lanes = new TreeSet<>();
    private final Set<String> stops = new TreeSet<>();
    private final Set<String> events = new TreeSet<>();
    private final Thread sender;
    private boolean resting;
    private boolean closed;
    private volatile @Nullable Consumer<Lane> localLane;

    WakeUps(Notifications notifications) {
        this.notifications = notifications;
        this.sender = Thread.ofVirtual().name("wake-ups").start(this::sendAll);
    }

    /** Whoever works lanes in this process is told directly, before the others. */
    void onLane(@Nullable Consumer<Lane> listener) {
        localLane = listener;
    }

    /** A job of the lane is ready once the current transaction is committed. */
    void afterCommit(Lane lane) {
        afterCommit(() -> {
            Consumer<Lane> local = localLane;
            if (local != null) {
                local.accept(lane);
            }
            queue(lanes, lane.code());
        });
    }

    /** The job must stop once the current transaction is committed. */
    void stopAfterCommit(UUID jobId) {
        afterCommit(() -> queue(stops, jobId.toString()));
    }

    /** The production has new events once the current transaction is committed. */
    void eventsAfterCommit(UUID productionId) {
        afterCommit(() -> queue(events, productionId.toString()));
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private synchronized void queue(Set<String> messages, String message) {
        messages.add(message);
        if (!resting || !stops.isEmpty()) {
            notifyAll();
        }
    }

    private void sendAll() {
        try {
            while (true) {
                String lanesNow;
                String stopsNow;
                String eventsNow;
                synchronized (this) {
                    while (lanes.isEmpty() && stops.isEmpty() && events.isEmpty()) {
                        if (closed) {
                            return;
                        }
                        wait();
                    }
                    stopsNow = take(stops);
                    lanesNow = take(lanes);
                    eventsNow = take(events);
                }
                send(STOP_CHANNEL, stopsNow);
                send(LANE_CHANNEL, lanesNow);
                send(EVENTS_CHANNEL, eventsNow);
                rest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void rest() throws InterruptedException {
        resting = true;
        long end = System.nanoTime() + REST_NANOS;
        for (long left = REST_NANOS; left > 0 && stops.isEmpty() && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        resting = false;
    }

    /** As many messages as fit into one payload, joined by commas. */
    private static String take(Set<String> messages) {
        StringBuilder payload = new StringBuilder();
        for (var all = messages.iterator(); all.hasNext() && payload.length() < MAX_PAYLOAD_CHARS - 40; ) {
            payload.append(payload.isEmpty() ? "" : ",").append(all.next());
            all.remove();
        }
        return payload.toString();
    }

    private void send(String channel, String payload) {
        if (payload.isEmpty()) {
            return;
        }
        try {
            notifications.send(channel, payload);
        } catch (RuntimeException e) {
            // only a hint: every listener also looks by itself, a little later
            log.debug("Could not send to {}: {}", channel, e.getMessage());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        sender.join();
    }
}

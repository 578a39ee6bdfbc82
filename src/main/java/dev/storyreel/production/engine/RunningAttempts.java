package dev.storyreel.production.engine;

import dev.storyreel.database.Notifications;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The attempts of this process, by job; stops those that were cancelled or taken over. */
@Component
class RunningAttempts implements DisposableBean {
    private final Map<AttemptId, RunningAttempt> attempts = new ConcurrentHashMap<>();
    private final Attempts rows;
    private final Notifications.Subscription subscription;
    private volatile boolean stopping;

    RunningAttempts(Attempts rows, Notifications notifications) {
        this.rows = rows;
        this.subscription = notifications.subscribe(WakeUps.STOP_CHANNEL, new Notifications.Subscriber() {
            @Override
            public void received(String payload) {
                for (String id : payload.split(",", -1)) {
                    stop(UUID.fromString(id));
                }
            }

            @Override
            public void reconnected() {
                Thread.startVirtualThread(RunningAttempts.this::stopThoseThatAreOver);
            }
        });
    }

    RunningAttempt add(RunningAttempt attempt) {
        attempts.put(attempt.job().attempt(), attempt);
        if (stopping) {
            attempt.stop(StopReason.SHUTDOWN);
        }
        return attempt;
    }

    void remove(RunningAttempt attempt) {
        attempts.remove(attempt.job().attempt());
    }

    private void stop(UUID jobId) {
        attempts.values().stream()
                .filter(attempt -> attempt.job().attempt().jobId().equals(jobId))
                .forEach(attempt -> attempt.stop(StopReason.OVER));
    }

    /** Looks them all up: a message may have been missed, or the lease lost. */
    void stopThoseThatAreOver() {
        Map<AttemptId, RunningAttempt> now = Map.copyOf(attempts);
        if (now.isEmpty()) {
            return;
        }
        Set<AttemptId> current = rows.current(now.keySet());
        now.forEach((id, attempt) -> {
            if (!current.contains(id)) {
                attempt.stop(StopReason.OVER);
            }
        });
    }

    /** This worker ends: its attempts stop, those too that are only just beginning, and their jobs are given back. */
    void stopAll() {
        stopping = true;
        attempts.values().forEach(attempt -> attempt.stop(StopReason.SHUTDOWN));
    }

    int count() {
        return attempts.size();
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}

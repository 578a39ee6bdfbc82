package dev.storyreel.production.engine;

import dev.storyreel.database.Notifications;
import dev.storyreel.production.Lane;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works the lanes this process is to work, from the start of the application to its end. */
@Component
class Workers implements SmartLifecycle {
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);
    private static final Duration HAND_BACK = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    private final JobRunner runner;
    private final RunningAttempts running;
    private final WorkFolders folders;
    private final LaneQueue queue;
    private final WakeUps wakeUps;
    private final Notifications notifications;
    private final DataSource dataSource;
    private final JobSettings settings;
    private final Clock clock;
    private final Map<Lane, LaneWorker> lanes = new EnumMap<>(Lane.class);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Notifications.@Nullable Subscription subscription;
    private volatile boolean started;

    Workers(
            JobRunner runner,
            RunningAttempts running,
            WorkFolders folders,
            LaneQueue queue,
            WakeUps wakeUps,
            Notifications notifications,
            DataSource dataSource,
            JobSettings settings,
            Clock clock) {
        this.runner = runner;
        this.running = running;
        this.folders = folders;
        this.queue = queue;
        this.wakeUps = wakeUps;
        this.notifications = notifications;
        this.dataSource = dataSource;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        started = true;
        if (!settings.workerEnabled()) {
            return;
        }
        for (Lane lane : settings.lanes()) {
            takeOverFromTheDead(lane);
            lanes.put(lane, new LaneWorker(lane, folders.worker(), runner, dataSource, settings, clock));
        }
        wakeUps.onLane(this::wake);
        subscription = notifications.subscribe(WakeUps.LANE_CHANNEL, new Notifications.Subscriber() {
            @Override
            public void received(String payload) {
                for (String lane : payload.split(",", -1)) {
                    wake(Lane.of(lane));
                }
            }

            @Override
            public void reconnected() {
                lanes.values().forEach(LaneWorker::wake);
            }
        });
        lanes.values().forEach(LaneWorker::start);
        Thread.ofVirtual().name("job-watch").start(this::watch);
    }

    private void takeOverFromTheDead(Lane lane) {
        for (String holder : queue.holders(lane)) {
            if (folders.isDead(holder)) {
                int jobs = queue.release(lane, holder);
                log.info("Took {} {} jobs over from worker {}, which has died", jobs, lane.code(), holder);
            }
        }
    }

    private void wake(Lane lane) {
        LaneWorker worker = lanes.get(lane);
        if (worker != null) {
            worker.wake();
        }
    }

    private void watch() {
        try {
            while (!stopped.await(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                lookAtRunning();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtRunning() {
        try {
            running.stopThoseThatAreOver();
        } catch (RuntimeException e) {
            log.debug("Could not look up the running attempts: {}", e.getMessage());
        }
    }

    /** Lets running jobs go on for a while, then interrupts them and hands them back. */
    @Override
    public void stop() {
        lanes.values().forEach(LaneWorker::pause);
        awaitIdle(settings.shutdownGrace());
        running.stopAll();
        // each needs a moment to end and to be handed back
        awaitIdle(HAND_BACK);
        wakeUps.onLane(null);
        lanes.values().forEach(LaneWorker::stop);
        if (subscription != null) {
            subscription.close();
        }
        stopped.countDown();
        started = false;
    }

    private void awaitIdle(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (!running.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}

package dev.storyreel.production.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.storyreel.production.Lane;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Works one lane: a db-scheduler that picks jobs from the lane's table, keeps their leases alive and revives those of
 * dead workers. The rows are written by {@link LaneQueue}; completing a job removes its row, so there is nothing left for
 * db-scheduler to do afterwards.
 */
class LaneWorker {
    private static final Duration AGAIN_AFTER_DATABASE_ERROR = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofDays(36_500);
    /** The fewest that db-scheduler takes. */
    private static final int MISSED_HEARTBEATS = 4;

    private static final CompletionHandler<Void> ALREADY_COMPLETE = (_, _) -> {};

    private final Scheduler scheduler;

    LaneWorker(Lane lane, String worker, JobRunner runner, DataSource dataSource, JobSettings settings, Clock clock) {
        this.scheduler = Scheduler.create(dataSource, List.of(task(lane, worker, runner)))
                .tableName(LaneQueue.table(lane))
                .schedulerName(new SchedulerName.Fixed(worker))
                .clock(clock::instant)
                .threads(settings.concurrency(lane))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .jdbcCustomization(new QuickPicks())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.pollInterval())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .enablePriority()
                .build();
    }

    private static CustomTask<Void> task(Lane lane, String worker, JobRunner runner) {
        return Tasks.custom(LaneQueue.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN_AFTER_DATABASE_ERROR))
                .execute((instance, _) -> {
                    try {
                        runner.run(lane, UUID.fromString(instance.getId()), worker);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted while working lane " + lane.code(), e);
                    }
                    return ALREADY_COMPLETE;
                });
    }

    void start() {
        scheduler.start();
    }

    /** Looks for ready jobs now. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Picks nothing more; what runs goes on. */
    void pause() {
        scheduler.pause();
    }

    void stop() {
        scheduler.stop();
    }
}

package dev.storyreel.production.engine;

import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one attempt, and the means to stop it from outside: it is interrupted, and the resources that cannot be
 * interrupted are closed under it.
 */
class RunningAttempt {
    private static final Logger log = LoggerFactory.getLogger(RunningAttempt.class);

    private final StartedJob job;
    private final CountDownLatch endedOrStopped = new CountDownLatch(1);
    private final CompletableFuture<JobResult> result = new CompletableFuture<>();
    private final List<AutoCloseable> closedOnStop = new ArrayList<>();
    private @Nullable StopReason stopReason;
    private @Nullable Thread thread;

    RunningAttempt(StartedJob job) {
        this.job = job;
    }

    StartedJob job() {
        return job;
    }

    /** Runs the handler on a thread of its own, and waits until it is done, stopped or out of time. */
    AttemptOutcome run(JobHandler handler, DurableJobContext context) throws InterruptedException {
        start(handler, context);
        Duration soft = handler.type().softLimit();
        if (!endedOrStopped.await(soft.toMillis(), TimeUnit.MILLISECONDS)) {
            stop(StopReason.TIME_LIMIT);
        }
        Duration grace = handler.type().hardLimit().minus(soft);
        try {
            if (!result.isDone()) {
                awaitDone(grace);
            }
        } catch (java.util.concurrent.TimeoutException _) {
            log.error(
                    "Attempt {} of job {} ({}) ignores its interrupt: it is fenced off and left to itself",
                    job.attempt().number(),
                    job.attempt().jobId(),
                    job.type());
            return new AttemptOutcome.Stopped(reason(), false);
        }
        return outcome();
    }

    private void awaitDone(Duration grace) throws InterruptedException, java.util.concurrent.TimeoutException {
        try {
            result.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException _) {
            // outcome() tells
        }
    }

    private AttemptOutcome outcome() {
        if (!result.isCompletedExceptionally()) {
            // done is done, even if it was told to stop meanwhile: the fence knows whether it still counts
            return new AttemptOutcome.Finished(result.join());
        }
        StopReason stopped = stopReasonOrNull();
        return stopped == null
                ? new AttemptOutcome.Failed(result.exceptionNow())
                : new AttemptOutcome.Stopped(stopped, true);
    }

    private synchronized void start(JobHandler handler, DurableJobContext context) {
        String name = "job-" + job.type() + "-" + job.attempt().jobId();
        // rendering keeps a core busy for long and would starve all that shares the virtual threads' few carriers
        Thread.Builder builder = handler.type().lane() == Lane.RENDER
                ? Thread.ofPlatform().daemon().name(name)
                : Thread.ofVirtual().name(name);
        Thread started = builder.unstarted(() -> {
            try {
                result.complete(handler.run(context));
            } catch (Throwable t) {
                result.completeExceptionally(t);
            } finally {
                endedOrStopped.countDown();
            }
        });
        thread = started;
        started.start();
        if (stopReason != null) {
            started.interrupt();
        }
    }

    /** Tells the attempt to stop; only the first reason counts. */
    void stop(StopReason reason) {
        List<AutoCloseable> resources;
        synchronized (this) {
            if (stopReason != null) {
                return;
            }
            stopReason = reason;
            resources = List.copyOf(closedOnStop);
            if (thread != null) {
                thread.interrupt();
            }
        }
        resources.forEach(RunningAttempt::close);
        endedOrStopped.countDown();
    }

    /** Closes the resource when the attempt is told to stop, or now if it has been. */
    void closeOnStop(AutoCloseable resource) {
        synchronized (this) {
            if (stopReason == null) {
                closedOnStop.add(resource);
                return;
            }
        }
        close(resource);
    }

    synchronized @Nullable StopReason stopReasonOrNull() {
        return stopReason;
    }

    private StopReason reason() {
        StopReason reason = stopReasonOrNull();
        return reason == null ? StopReason.TIME_LIMIT : reason;
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            log.warn("Could not close {} of a stopped job", resource, e);
        }
    }
}

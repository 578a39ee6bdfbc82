package dev.storyreel.production.engine;

import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one attempt, and the means to stop it from outside: it is interrupted, and the resources that cannot be
 * interrupted are closed under it.
 */
class RunningAttempt {
    private static final Logger log = LoggerFactory.getLogger(RunningAttempt.class);
    /**
     * Platform threads in both lanes. Rendering keeps a core busy for long and would starve all that shares the virtual
     * threads' few carriers; and an interrupt closes the socket that a virtual thread reads from, so each cancelled job
     * would break a connection to the database. The lanes bound how many there are.
     */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("job-", 0).factory());

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
        } catch (TimeoutException _) {
            log.error(
                    "Attempt {} of job {} ({}) ignores its interrupt: it is fenced off and left to itself",
                    job.attempt().number(),
                    job.attempt().jobId(),
                    job.type());
            return new AttemptOutcome.Stopped(reason(), false);
        }
        return outcome();
    }

    private void awaitDone(Duration grace) throws InterruptedException, TimeoutException {
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

    private void start(JobHandler handler, DurableJobContext context) {
        THREADS.execute(() -> {
            begin(handler);
            try {
                result.complete(handler.run(context));
            } catch (Throwable t) {
                result.completeExceptionally(t);
            } finally {
                end();
            }
        });
    }

    private synchronized void begin(JobHandler handler) {
        thread = Thread.currentThread();
        thread.setName("job-" + handler.type().name() + "-" + job.attempt().jobId());
        if (stopReason != null) {
            thread.interrupt();
        }
    }

    /** From here on the thread is another job's; an interrupt meant for this one must not reach it. */
    private synchronized void end() {
        thread = null;
        Thread.interrupted();
        endedOrStopped.countDown();
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

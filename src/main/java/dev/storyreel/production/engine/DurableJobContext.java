package dev.storyreel.production.engine;

import dev.storyreel.database.DatabaseOutage;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.Made;
import dev.storyreel.production.RetryPolicy;
import dev.storyreel.production.Warning;
import dev.storyreel.production.WorkKey;
import dev.storyreel.storage.ObjectStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What a handler sees of its attempt. */
class DurableJobContext implements JobContext {
    private static final long PROGRESS_INTERVAL_NANOS = 250_000_000;
    private static final Logger log = LoggerFactory.getLogger(DurableJobContext.class);

    private final RunningAttempt running;
    private final RetryPolicy retry;
    private final StartedJob job;
    private final WorkFolders folders;
    private final Attempts attempts;
    private final AttemptFiles files;
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable Path workDir;
    private int percent;
    private long lastProgressNanos = System.nanoTime() - PROGRESS_INTERVAL_NANOS;

    DurableJobContext(
            RunningAttempt running,
            RetryPolicy retry,
            WorkFolders folders,
            Attempts attempts,
            AssetRows assets,
            ObjectStore store,
            Clock clock) {
        this.running = running;
        this.retry = retry;
        this.job = running.job();
        this.folders = folders;
        this.attempts = attempts;
        this.files = new AttemptFiles(job, assets, store, clock, this::workDir);
    }

    /** What the attempt leaves with its result. */
    synchronized Completions.Done done(JobResult result) {
        return new Completions.Done(job, result, files.left(), List.copyOf(warnings));
    }

    @Override
    public UUID productionId() {
        return job.productionId();
    }

    @Override
    public UUID jobId() {
        return job.attempt().jobId();
    }

    @Override
    public String owner() {
        return job.owner();
    }

    @Override
    public Optional<BigDecimal> maxCostUsd() {
        return Optional.ofNullable(job.maxCostUsd());
    }

    @Override
    public @Nullable Integer itemIndex() {
        return job.itemIndex();
    }

    @Override
    public @Nullable String branch() {
        return job.branch();
    }

    @Override
    public int attempt() {
        return job.attempt().number();
    }

    @Override
    public boolean isLastTry() {
        return job.failures() + 1 >= retry.maxAttempts();
    }

    @Override
    public synchronized Path workDir() {
        if (workDir == null) {
            workDir = folders.create(job.attempt());
        }
        return workDir;
    }

    /** For the end of the attempt: no job asks for its folder after that. */
    synchronized void removeWorkDir() {
        if (workDir != null) {
            folders.delete(workDir);
        }
    }

    @Override
    public void progress(double fraction) throws InterruptedException {
        if (running.stopReasonOrNull() != null || Thread.interrupted()) {
            throw new InterruptedException("the attempt was told to stop");
        }
        int reached = (int) Math.clamp(fraction * 100, 0, 99);
        if (!isWorthTelling(reached)) {
            return;
        }
        if (!isStillCurrent(reached)) {
            running.stop(StopReason.OVER);
            throw new InterruptedException("another attempt has taken over");
        }
    }

    @Override
    public void working() {
        if (job.waited()) {
            try {
                attempts.working(job);
            } catch (DataAccessException | TransactionException e) {
                log.debug("Could not note that job {} waits no more: {}", jobId(), e.getMessage());
            }
        }
    }

    @Override
    public boolean isCurrent() {
        boolean current = attempts.isCurrent(job);
        if (!current) {
            running.stop(StopReason.OVER);
        }
        return current;
    }

    /** Progress is not worth failing for: a database that is away is told the next time. */
    private boolean isStillCurrent(int reached) {
        try {
            return attempts.progress(job, reached);
        } catch (DataAccessException | TransactionException e) {
            log.debug("Could not note the progress of job {}: {}", jobId(), e.getMessage());
            return true;
        }
    }

    private synchronized boolean isWorthTelling(int reached) {
        long now = System.nanoTime();
        if (reached <= percent || now - lastProgressNanos < PROGRESS_INTERVAL_NANOS) {
            return false;
        }
        percent = reached;
        lastProgressNanos = now;
        return true;
    }

    @Override
    public synchronized void warn(String code, String message) {
        warnings.add(new Warning(code, message, JobGraph.shown(job.branch())));
    }

    @Override
    public void used(String provider, String model, boolean offline, BigDecimal costUsd, BooleanSupplier first) {
        DatabaseOutage.sitOut(() -> attempts.used(job, provider, model, offline, costUsd, first));
    }

    @Override
    public Asset publish(String name, Path file, String contentType) throws IOException {
        return files.publish(name, file, contentType, null);
    }

    @Override
    public Asset publish(String name, byte[] bytes, String contentType) throws IOException {
        return files.publish(name, bytes, contentType, null);
    }

    @Override
    public Asset publish(String name, Path file, String contentType, Made made) throws IOException {
        return files.publish(name, file, contentType, made);
    }

    @Override
    public Asset publish(String name, byte[] bytes, String contentType, Made made) throws IOException {
        return files.publish(name, bytes, contentType, made);
    }

    @Override
    public Optional<Asset> made(WorkKey key) throws IOException {
        return files.made(key);
    }

    @Override
    public List<Asset> madeElsewhere(WorkKey ownersKey) {
        return files.madeElsewhere(ownersKey);
    }

    @Override
    public void reuse(Asset asset) {
        files.reuse(asset);
    }

    @Override
    public void supersede(Collection<String> names) {
        files.supersede(names);
    }

    @Override
    public Optional<Asset> find(String name) {
        return files.current(name);
    }

    @Override
    public Path fetch(Asset asset) throws IOException {
        return files.fetch(asset);
    }

    @Override
    public <T extends AutoCloseable> T closingOnStop(T resource) {
        running.closeOnStop(resource);
        return resource;
    }
}

package dev.storyreel.production.engine;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobError;
import dev.storyreel.production.Warning;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final StartedJob job;
    private final WorkFolders folders;
    private final Attempts attempts;
    private final AssetRows assets;
    private final ObjectStore store;
    private final Clock clock;
    private final List<UUID> published = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable Path workDir;
    private int percent;
    private long lastProgressNanos = System.nanoTime() - PROGRESS_INTERVAL_NANOS;

    DurableJobContext(
            RunningAttempt running,
            WorkFolders folders,
            Attempts attempts,
            AssetRows assets,
            ObjectStore store,
            Clock clock) {
        this.running = running;
        this.job = running.job();
        this.folders = folders;
        this.attempts = attempts;
        this.assets = assets;
        this.store = store;
        this.clock = clock;
    }

    synchronized List<UUID> published() {
        return List.copyOf(published);
    }

    synchronized List<Warning> warnings() {
        return List.copyOf(warnings);
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
    public @Nullable Integer itemIndex() {
        return job.itemIndex();
    }

    @Override
    public int attempt() {
        return job.attempt().number();
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
        warnings.add(new Warning(code, message));
    }

    @Override
    public void used(String provider, String model, boolean offline, BigDecimal costUsd) {
        DatabaseOutage.sitOut(() -> attempts.used(job, provider, model, offline, costUsd));
    }

    @Override
    public void publish(String name, Path file, String contentType) throws IOException {
        ObjectKey key = key(name);
        store.put(key, file, contentType);
        try (InputStream in = Files.newInputStream(file)) {
            note(name, key, contentType, Files.size(file), sha256(in));
        }
    }

    @Override
    public void publish(String name, byte[] bytes, String contentType) throws IOException {
        ObjectKey key = key(name);
        store.put(key, bytes, contentType);
        note(name, key, contentType, bytes.length, HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** Unique to the attempt, so that a lost attempt that goes on can never replace the winner's file. */
    private ObjectKey key(String name) {
        return ObjectKey.of(productionId().toString(), jobId() + "-" + attempt(), name);
    }

    private void note(String name, ObjectKey key, String contentType, long size, String sha256) {
        Asset asset =
                DatabaseOutage.sitOut(() -> assets.add(job, name, key, contentType, size, sha256, clock.instant()));
        synchronized (this) {
            published.add(asset.id());
        }
    }

    @Override
    public Optional<Asset> earlier(String name) {
        Optional<Asset> found = assets.earlier(job, name);
        synchronized (this) {
            found.ifPresent(asset -> published.add(asset.id()));
        }
        return found;
    }

    @Override
    public Path fetch(String name) throws IOException {
        return fetch(assets.current(productionId(), name)
                .orElseThrow(() -> new StoryreelException(JobError.ASSET_MISSING, "there is no " + name)));
    }

    @Override
    public Path fetch(Asset asset) throws IOException {
        Path target = workDir().resolve(asset.id() + "-" + asset.key().fileName());
        if (!Files.exists(target)) {
            store.fetch(asset.key(), target);
        }
        return target;
    }

    @Override
    public <T extends AutoCloseable> T closingOnStop(T resource) {
        running.closeOnStop(resource);
        return resource;
    }

    private static String sha256(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        try (DigestInputStream digesting = new DigestInputStream(in, digest)) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

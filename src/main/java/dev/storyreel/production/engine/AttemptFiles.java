package dev.storyreel.production.engine;

import dev.storyreel.database.DatabaseOutage;
import dev.storyreel.database.Ids;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobError;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.StorageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** The files of one attempt: those it leaves, those it takes up and those it looks at. Safe for use by several threads. */
class AttemptFiles {
    private final StartedJob job;
    private final AssetRows rows;
    private final ObjectStore store;
    private final Clock clock;
    private final Supplier<Path> workDir;
    private final List<UUID> published = new ArrayList<>();
    private final List<String> superseded = new ArrayList<>();
    private final Map<UUID, Path> local = new HashMap<>();
    private boolean worked;
    private boolean reused;

    AttemptFiles(StartedJob job, AssetRows rows, ObjectStore store, Clock clock, Supplier<Path> workDir) {
        this.job = job;
        this.rows = rows;
        this.store = store;
        this.clock = clock;
        this.workDir = workDir;
    }

    /**
     * What becomes of the production's assets when the attempt completes.
     *
     * @param published become the current ones of their names, in this order
     * @param superseded names that have no current one before that
     * @param reused whether everything that could be taken up was
     */
    record Left(List<UUID> published, List<String> superseded, boolean reused) {
        static final Left NOTHING = new Left(List.of(), List.of(), false);
    }

    synchronized Left left() {
        return new Left(List.copyOf(published), List.copyOf(superseded), reused && !worked);
    }

    Asset publish(String name, byte[] bytes, String contentType, @Nullable Made made) throws IOException {
        return publish(name, Files.write(workDir.get().resolve(Ids.next() + "-" + name), bytes), contentType, made);
    }

    Asset publish(String name, Path file, String contentType, @Nullable Made made) throws IOException {
        // unique to the attempt, so that a lost attempt that goes on can never replace the winner's file
        ObjectKey key = ObjectKey.of(
                job.productionId().toString(),
                job.attempt().jobId() + "-" + job.attempt().number(),
                name);
        String sha256 = sha256(file);
        StorageOutage.sitOut(() -> store.put(key, file, contentType, sha256));
        Asset asset = new Asset(
                Ids.next(),
                job.productionId(),
                name,
                key,
                contentType,
                Files.size(file),
                sha256,
                made == null ? null : made.notes(),
                false,
                clock.instant());
        DatabaseOutage.sitOut(() -> rows.add(asset, made));
        synchronized (this) {
            published.add(asset.id());
            local.put(asset.id(), file);
            worked |= made != null;
        }
        return asset;
    }

    /** One whose object is gone counts as never made. */
    Optional<Asset> made(WorkKey key) throws IOException {
        for (Asset asset : rows.made(job.productionId(), key)) {
            if (store.find(asset.key()).isPresent()) {
                return Optional.of(asset);
            }
        }
        return Optional.empty();
    }

    List<Asset> madeElsewhere(WorkKey ownersKey) {
        return rows.madeElsewhere(job.owner(), job.productionId(), ownersKey);
    }

    synchronized void reuse(Asset asset) {
        published.add(asset.id());
        reused = true;
    }

    synchronized void supersede(Collection<String> names) {
        superseded.addAll(names);
    }

    Optional<Asset> current(String name) {
        return rows.current(job.productionId(), name);
    }

    Path fetch(Asset asset) throws IOException {
        synchronized (this) {
            Path here = local.get(asset.id());
            if (here != null && Files.exists(here)) {
                return here;
            }
        }
        Path target = workDir.get().resolve(asset.id() + "-" + asset.key().fileName());
        if (!Files.exists(target)) {
            fetch(asset, target);
        }
        return target;
    }

    /** Only what was made: others may have access to the bucket. */
    private void fetch(Asset asset, Path target) throws IOException {
        boolean whole = false;
        try {
            store.fetch(asset.key(), target, asset.sizeBytes());
            if (Files.size(target) != asset.sizeBytes() || !sha256(target).equals(asset.sha256())) {
                throw changed(asset, null);
            }
            whole = true;
        } catch (StoryreelException e) {
            throw e.errorCode() == StorageError.SIZE_MISMATCH ? changed(asset, e) : e;
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static StoryreelException changed(Asset asset, @Nullable Throwable cause) {
        return new StoryreelException(
                JobError.ASSET_CHANGED, "the stored bytes of " + asset.name() + " are not those that were made", cause);
    }

    private static String sha256(Path file) throws IOException {
        return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(file);
    }
}

package dev.storyreel.upload;

import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes uploads that nobody has announced or chosen for long, and objects that were left when someone died while they
 * deleted an upload. Any number of processes may do so at once.
 */
@Component
class UnusedUploads {
    private static final Logger LOG = LoggerFactory.getLogger(UnusedUploads.class);
    private static final int AT_ONCE = 100;

    private final UploadRows rows;
    private final UploadsInUse uses;
    private final ObjectStore store;
    private final UploadObjects objects;
    private final UploadSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnusedUploads(
            UploadRows rows,
            UploadsInUse uses,
            ObjectStore store,
            UploadObjects objects,
            UploadSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.uses = uses;
        this.store = store;
        this.objects = objects;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    void sweepQuietly() {
        try {
            sweep();
        } catch (IOException | RuntimeException e) {
            LOG.warn("unused uploads could not be deleted; it is tried again in an hour", e);
        }
    }

    void sweep() throws IOException {
        Instant now = clock.instant();
        Instant before = now.minus(settings.keptFor());
        Batch batch;
        do {
            batch = transaction.execute(_ -> deleteSome(before, now));
            for (UUID id : batch.deleted()) {
                objects.delete(id);
            }
        } while (batch.full());
        deleteOrphans();
    }

    /** @param full whether there may be more */
    private record Batch(boolean full, List<UUID> deleted) {}

    /** Those that are needed count as used now, so that each is looked at once. */
    private Batch deleteSome(Instant before, Instant now) {
        List<Upload> old = rows.holdUnused(before, settings.recordings(), now, AT_ONCE);
        Set<UUID> needed = uses.needed(old.stream().map(Upload::id).toList());
        needed.forEach(id -> rows.use(id, now));
        List<UUID> unused =
                old.stream().map(Upload::id).filter(id -> !needed.contains(id)).toList();
        unused.forEach(rows::delete);
        return new Batch(old.size() == AT_ONCE, unused);
    }

    /**
     * A row is there before its objects and goes before them, so an object without one is of nobody. Each upload has a folder, and
     * only those of nobody are looked into.
     */
    private void deleteOrphans() throws IOException {
        List<ObjectKey> folders = store.folders(ObjectKey.of(Upload.FOLDER)).stream()
                .filter(Upload::isFolder)
                .toList();
        Set<UUID> known =
                new HashSet<>(rows.known(folders.stream().map(Upload::idIn).toList()));
        for (ObjectKey folder : folders) {
            if (!known.contains(Upload.idIn(folder))) {
                objects.delete(Upload.idIn(folder));
            }
        }
    }
}

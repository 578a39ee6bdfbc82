package dev.storyreel.upload;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaError;
import dev.storyreel.storage.Arrivals;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.StorageError;
import dev.storyreel.storage.StoredObject;
import dev.storyreel.upload.Upload.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks at files that came in, and refuses those that are not what they should be. Local storage tells of each when it has
 * come; of those that went to a store elsewhere we only hear when somebody asks for them. Killed meanwhile, the upload waits
 * on, and is looked at when it is sent again or asked for.
 */
@Component
class ArrivedUploads implements Arrivals {
    private final UploadRows rows;
    private final ObjectStore store;
    private final UploadProbe probe;
    /** So that of several who ask for an upload one looks at it; each stands for many uploads. */
    private final ReentrantLock[] looking =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    ArrivedUploads(UploadRows rows, ObjectStore store, UploadProbe probe) {
        this.rows = rows;
        this.store = store;
        this.probe = probe;
    }

    @Override
    public void arrived(ObjectKey key) throws IOException, InterruptedException {
        if (Upload.isKey(key)) {
            settle(Upload.idIn(key), key);
        }
    }

    /**
     * The same of an upload of which nobody tells. One whose bytes have not come waits on.
     *
     * @throws StoryreelException why it is not taken
     */
    void ask(Upload upload) throws IOException, InterruptedException {
        if (upload.status() == Status.WAITING && store.find(upload.key()).isPresent()) {
            settle(upload.id(), upload.key());
        }
    }

    private void settle(UUID id, ObjectKey key) throws IOException, InterruptedException {
        ReentrantLock lock = looking[Math.floorMod(id.hashCode(), looking.length)];
        lock.lockInterruptibly();
        try {
            Upload upload = wanted(id, key);
            if (upload.status() == Status.WAITING) {
                look(upload, key);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The upload as it is now; bytes of one that cannot be used, or was deleted before they came, go with it. */
    private Upload wanted(UUID id, ObjectKey key) throws IOException {
        Upload upload = rows.find(id).orElse(null);
        if (upload == null || upload.status() == Status.REFUSED) {
            store.delete(key);
            throw upload == null ? Uploads.notFound(id) : Uploads.refused(upload);
        }
        return upload;
    }

    private void look(Upload upload, ObjectKey key) throws IOException, InterruptedException {
        Optional<StoredObject> stored = store.find(key);
        if (stored.isEmpty()) {
            return;
        }
        try {
            // before gigabytes are fetched that were never announced
            upload.bytes().requireSize(stored.get().size());
            if (rows.settle(upload.id(), probe.check(upload))) {
                return;
            }
        } catch (StoryreelException e) {
            if (isOtherBytes(e.errorCode())) {
                if (rows.turnBack(upload.id(), e.errorCode().code(), String.valueOf(e.getMessage()))) {
                    deleteUnlessReplaced(stored.get());
                    throw e;
                }
            } else if (!isVerdict(e.errorCode())) {
                throw e;
            } else if (rows.refuse(upload.id(), e.errorCode().code(), String.valueOf(e.getMessage()))) {
                // the row first: whoever finds it so deletes the object too
                store.delete(key);
                throw e;
            }
        }
        // the same bytes, sent twice, were judged meanwhile, or it was deleted: what is true of it now is the answer
        wanted(upload.id(), key);
    }

    /** The right bytes may have come since, and another process may be about to say so. */
    private void deleteUnlessReplaced(StoredObject looked) throws IOException {
        if (store.find(looked.key()).equals(Optional.of(looked))) {
            store.delete(looked.key());
        }
    }

    /** Whether the row tells of it, or there is nothing to tell yet; all else is between us and the storage. */
    static boolean isToldByRow(ErrorCode code) {
        return isOtherBytes(code) || isVerdict(code) || code == StorageError.OBJECT_NOT_FOUND;
    }

    /** Not those that were announced: they can still come. */
    private static boolean isOtherBytes(ErrorCode code) {
        return code == StorageError.SIZE_MISMATCH || code == StorageError.CHECKSUM_MISMATCH;
    }

    /** On the file, not on how we came to it. */
    private static boolean isVerdict(ErrorCode code) {
        return code.type() == ErrorType.USER && (code instanceof MediaError || code instanceof UploadError);
    }
}

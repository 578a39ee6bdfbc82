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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks at files that came in, puts together those that came in parts, and refuses those that are not what they should be. Local storage tells of each when it has
 * come; of those that went to a store elsewhere we only hear when somebody asks for them. Killed meanwhile, the upload waits
 * on, and is looked at when it is sent again or asked for.
 */
@Component
class ArrivedUploads implements Arrivals {
    /** Of the parts that are missing, so many are told at most. */
    private static final int NAMED = 10;

    private final UploadRows rows;
    private final ObjectStore store;
    private final UploadObjects objects;
    private final UploadProbe probe;
    /** So that of several who ask for an upload one looks at it; each stands for many uploads. */
    private final ReentrantLock[] looking =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    ArrivedUploads(UploadRows rows, ObjectStore store, UploadObjects objects, UploadProbe probe) {
        this.rows = rows;
        this.store = store;
        this.objects = objects;
        this.probe = probe;
    }

    @Override
    public void arrived(ObjectKey key) throws IOException, InterruptedException {
        if (Upload.partNumber(key) > 0) {
            arrivedPart(key);
        } else if (Upload.isKey(key)) {
            settle(Upload.idIn(key), false);
        }
    }

    /** It waits for the others, unless they were enough: who settles an upload deletes those that have come before that. */
    private void arrivedPart(ObjectKey key) throws IOException {
        if (wanted(Upload.idIn(key)).status() == Status.READY) {
            store.delete(key);
        }
    }

    /**
     * The same of an upload of which nobody tells. One whose bytes have not come waits on.
     *
     * @throws StoryreelException why it is not taken
     */
    void ask(Upload upload) throws IOException, InterruptedException {
        if (upload.status() == Status.WAITING && store.find(upload.key()).isPresent()) {
            settle(upload.id(), false);
        }
    }

    /**
     * The same, and one whose parts have all come is put together. The parts stay until the row tells what became of it, so that
     * whoever is killed before that leaves all that is needed to do it again.
     *
     * @throws StoryreelException {@link UploadError#UPLOAD_PARTS_MISSING}, or why it is not taken
     */
    void complete(Upload upload) throws IOException, InterruptedException {
        if (upload.status() == Status.READY) {
            // somebody may have died before these were deleted
            objects.deletePartsQuietly(upload.id());
        } else {
            settle(upload.id(), true);
        }
    }

    private void settle(UUID id, boolean ofParts) throws IOException, InterruptedException {
        ReentrantLock lock = looking[Math.floorMod(id.hashCode(), looking.length)];
        lock.lockInterruptibly();
        try {
            Upload upload = wanted(id);
            if (upload.status() == Status.WAITING) {
                Optional<ArrivedBytes> bytes = bytes(upload, ofParts);
                if (bytes.isPresent()) {
                    look(upload, bytes.get());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The upload as it is now; bytes of one that cannot be used, or was deleted before they came, go with it. */
    private Upload wanted(UUID id) throws IOException {
        Upload upload = rows.find(id).orElse(null);
        if (upload == null || upload.status() == Status.REFUSED) {
            objects.delete(id);
            throw upload == null ? Uploads.notFound(id) : Uploads.refused(upload);
        }
        return upload;
    }

    /** Its object, or else its parts; nothing, if nothing has come. */
    private Optional<ArrivedBytes> bytes(Upload upload, boolean ofParts) throws IOException {
        Optional<StoredObject> whole = store.find(upload.key());
        if (whole.isPresent() || !ofParts) {
            return whole.map(found -> new ArrivedBytes.Whole(store, upload, found));
        }
        List<StoredObject> parts = objects.parts(upload);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        if (parts.size() < upload.partSizes().count()) {
            throw partsMissing(upload, parts);
        }
        return Optional.of(new ArrivedBytes.InParts(store, upload, parts));
    }

    private void look(Upload upload, ArrivedBytes bytes) throws IOException, InterruptedException {
        try {
            if (rows.settle(upload.id(), probe.check(upload, bytes))) {
                objects.deletePartsQuietly(upload.id());
                return;
            }
        } catch (StoryreelException e) {
            if (isOtherBytes(e.errorCode())) {
                if (rows.turnBack(upload.id(), e.errorCode().code(), String.valueOf(e.getMessage()))) {
                    bytes.deleteUnlessReplaced();
                    throw e;
                }
            } else if (isVerdict(e.errorCode())) {
                if (rows.refuse(upload.id(), e.errorCode().code(), String.valueOf(e.getMessage()))) {
                    // the row first: whoever finds it so deletes them too
                    objects.delete(upload.id());
                    throw e;
                }
            } else if (e.errorCode() != StorageError.OBJECT_NOT_FOUND) {
                throw e;
            }
        }
        // others judged the same bytes meanwhile, or it was deleted: what is true of it now is the answer
        wanted(upload.id());
    }

    private static StoryreelException partsMissing(Upload upload, List<StoredObject> come) {
        Set<Integer> numbers =
                come.stream().map(part -> Upload.partNumber(part.key())).collect(Collectors.toSet());
        int count = upload.partSizes().count();
        List<String> missing = IntStream.rangeClosed(1, count)
                .filter(number -> !numbers.contains(number))
                .mapToObj(Integer::toString)
                .toList();
        String named = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
        return new StoryreelException(
                UploadError.UPLOAD_PARTS_MISSING,
                missing.size() + " of the " + count + " parts of the upload " + upload.id() + " have not come: " + named
                        + (missing.size() > NAMED ? ", …" : ""));
    }

    /** Whether the row tells of it; all else is between us and the storage. */
    static boolean isToldByRow(ErrorCode code) {
        return isOtherBytes(code) || isVerdict(code);
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

package dev.storyreel.upload;

import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.Arrivals;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.upload.Upload.Status;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Looks at files that came in whole, and refuses those that are not what they should be. Killed meanwhile, the upload waits
 * on, and its sender, who got no answer, sends it again.
 */
@Component
class ArrivedUploads implements Arrivals {
    private final UploadRows rows;
    private final ObjectStore store;
    private final UploadProbe probe;

    ArrivedUploads(UploadRows rows, ObjectStore store, UploadProbe probe) {
        this.rows = rows;
        this.store = store;
        this.probe = probe;
    }

    @Override
    public void arrived(ObjectKey key) throws IOException, InterruptedException {
        if (!Upload.isKey(key)) {
            return;
        }
        Upload upload = wanted(key);
        if (upload.status() == Status.WAITING) {
            look(upload, key);
        }
    }

    /** The upload as it is now; bytes of one that cannot be used, or was deleted before they came, go with it. */
    private Upload wanted(ObjectKey key) throws IOException {
        UUID id = Upload.idIn(key);
        Upload upload = rows.find(id).orElse(null);
        if (upload == null || upload.status() == Status.REFUSED) {
            store.delete(key);
            throw upload == null ? Uploads.notFound(id) : Uploads.refused(upload);
        }
        return upload;
    }

    private void look(Upload upload, ObjectKey key) throws IOException, InterruptedException {
        try {
            if (rows.settle(upload.id(), probe.check(upload))) {
                return;
            }
        } catch (StoryreelException e) {
            if (e.errorCode().type() != ErrorType.USER) {
                throw e;
            }
            // the row first: whoever finds it so deletes the object too
            if (rows.refuse(upload.id(), e.errorCode().code(), String.valueOf(e.getMessage()))) {
                store.delete(key);
                throw e;
            }
        }
        // the same bytes, sent twice, were judged meanwhile, or it was deleted: what is true of it now is the answer
        wanted(key);
    }
}

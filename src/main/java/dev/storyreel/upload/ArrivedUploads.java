package dev.storyreel.upload;

import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.Arrivals;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
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
        UUID id = Upload.idIn(key);
        Upload upload = rows.find(id).orElse(null);
        if (upload == null) {
            throw deleted(id, key);
        }
        switch (upload.status()) {
            case READY -> {}
            case REFUSED -> {
                store.delete(key);
                throw Uploads.refused(upload);
            }
            case WAITING -> look(upload, key);
        }
    }

    private void look(Upload upload, ObjectKey key) throws IOException, InterruptedException {
        try {
            rows.settle(upload.id(), probe.check(upload));
        } catch (StoryreelException e) {
            if (e.errorCode().type() == ErrorType.USER) {
                // the row first: whoever finds it so deletes the object too
                rows.refuse(upload.id(), e.errorCode().code(), String.valueOf(e.getMessage()));
                store.delete(key);
            }
            throw e;
        }
        // deleted meanwhile, before its object was
        if (rows.find(upload.id()).isEmpty()) {
            throw deleted(upload.id(), key);
        }
    }

    /** Its object may have come after it was deleted. */
    private StoryreelException deleted(UUID id, ObjectKey key) throws IOException {
        store.delete(key);
        return Uploads.notFound(id);
    }
}

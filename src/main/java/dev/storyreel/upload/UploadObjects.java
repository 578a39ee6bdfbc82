package dev.storyreel.upload;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.StoredObject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All that the store has of an upload: its object and the parts beside it. */
@Component
class UploadObjects {
    private static final Logger LOG = LoggerFactory.getLogger(UploadObjects.class);

    private final ObjectStore store;

    UploadObjects(ObjectStore store) {
        this.store = store;
    }

    /** The parts that have come, by their numbers. What has not the size of a part is none. */
    List<StoredObject> parts(Upload upload) throws IOException {
        PartSizes sizes = upload.partSizes();
        return store.list(Upload.folder(upload.id())).stream()
                .filter(object -> {
                    int number = Upload.partNumber(object.key());
                    return sizes.has(number) && object.size() == sizes.of(number);
                })
                .sorted(Comparator.comparingInt(object -> Upload.partNumber(object.key())))
                .toList();
    }

    /** Deletes them all. */
    void delete(UUID id) throws IOException {
        for (StoredObject object : store.list(Upload.folder(id))) {
            store.delete(object.key());
        }
    }

    /** Deletes the parts of an upload that needs them no more. Those that stay go with the upload. */
    void deletePartsQuietly(UUID id) {
        try {
            for (StoredObject object : store.list(Upload.folder(id))) {
                if (Upload.partNumber(object.key()) > 0) {
                    store.delete(object.key());
                }
            }
        } catch (IOException | StoryreelException e) {
            LOG.warn("parts of the upload {} are left until it is deleted", id, e);
        }
    }
}

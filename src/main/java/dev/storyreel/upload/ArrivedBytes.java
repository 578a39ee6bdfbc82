package dev.storyreel.upload;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.StoredObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of an upload, before anybody knows whether it is what was announced. */
sealed interface ArrivedBytes {
    /**
     * Brings them to a file that is not there yet.
     *
     * @throws StoryreelException {@link dev.storyreel.storage.StorageError#SIZE_MISMATCH},
     *     {@link dev.storyreel.storage.StorageError#OBJECT_NOT_FOUND} when somebody has deleted them meanwhile
     */
    void fetch(Path file) throws IOException;

    /** Makes the upload's object of them, now that they are known to be good. */
    void keep(Path file) throws IOException;

    /** Deletes them; but the right ones may have come since, and another process may be about to say so. */
    void deleteUnlessReplaced() throws IOException;

    /** The upload's own object. */
    record Whole(ObjectStore store, Upload upload, StoredObject found) implements ArrivedBytes {
        @Override
        public void fetch(Path file) throws IOException {
            // before gigabytes are fetched that were never announced
            upload.bytes().requireSize(found.size());
            store.fetch(found.key(), file, upload.bytes().size());
        }

        @Override
        public void keep(Path file) {
            // it is there
        }

        @Override
        public void deleteUnlessReplaced() throws IOException {
            if (store.find(found.key()).equals(Optional.of(found))) {
                store.delete(found.key());
            }
        }
    }

    /** @param found all of its parts */
    record InParts(ObjectStore store, Upload upload, List<StoredObject> found) implements ArrivedBytes {
        @Override
        public void fetch(Path file) throws IOException {
            PartSizes sizes = upload.partSizes();
            Path part = file.resolveSibling("part");
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                for (int number = 1; number <= sizes.count(); number++) {
                    store.fetch(upload.partKey(number), part, sizes.of(number));
                    Files.copy(part, out);
                    Files.delete(part);
                }
            }
        }

        @Override
        public void keep(Path file) throws IOException {
            store.put(upload.key(), file, upload.contentType(), upload.bytes().sha256());
        }

        @Override
        public void deleteUnlessReplaced() throws IOException {
            List<StoredObject> same = new ArrayList<>(store.list(Upload.folder(upload.id())));
            same.retainAll(found);
            for (ObjectKey key : same.stream().map(StoredObject::key).toList()) {
                store.delete(key);
            }
        }
    }
}

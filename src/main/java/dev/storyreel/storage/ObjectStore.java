package dev.storyreel.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Port to where results live. Keys are {@link ObjectKey}s, checked when made. Implementations are safe for use by many
 * threads and processes; an object appears whole or not at all, and is replaced whole.
 */
public interface ObjectStore {
    /** Stores a copy of the file; it replaces what was there. */
    StoredObject put(ObjectKey key, Path file, String contentType) throws IOException;

    /** Stores the bytes; they replace what was there. */
    StoredObject put(ObjectKey key, byte[] bytes, String contentType) throws IOException;

    /**
     * Opens an object for reading.
     *
     * @throws dev.storyreel.error.StoryreelException {@link StorageError#OBJECT_NOT_FOUND}
     */
    InputStream open(ObjectKey key) throws IOException;

    /**
     * Brings an object to a local file, which must not exist yet.
     *
     * @throws dev.storyreel.error.StoryreelException {@link StorageError#OBJECT_NOT_FOUND}
     */
    void fetch(ObjectKey key, Path target) throws IOException;

    /** What is known of an object, if it is there. */
    Optional<StoredObject> find(ObjectKey key) throws IOException;

    /** The objects whose keys start with the prefix and a slash, in key order. */
    List<StoredObject> list(ObjectKey prefix) throws IOException;

    /** Deletes an object; one that is not there is no error. */
    void delete(ObjectKey key) throws IOException;

    /**
     * Lets someone store an object without any other credential: only those very bytes, as often as they like until it
     * expires. Nothing is kept of other bytes, or of some of them.
     *
     * @param contentType sent along, for stores that keep it
     */
    SignedUpload signedUpload(ObjectKey key, ExpectedBytes expected, String contentType, Duration validFor);

    /**
     * A URL that reads the object without any other credential until it expires: absolute, or, for local storage,
     * relative to the server's root ({@code /files/…}).
     */
    URI signedUrl(ObjectKey key, Duration validFor);

    /**
     * The same for saving: a browser that follows it stores the object under the file name instead of showing it.
     *
     * @param fileName 1–128 characters without slashes, quotes or control characters
     * @throws dev.storyreel.error.StoryreelException {@link StorageError#FILE_NAME_INVALID}
     */
    URI signedDownloadUrl(ObjectKey key, Duration validFor, String fileName);
}

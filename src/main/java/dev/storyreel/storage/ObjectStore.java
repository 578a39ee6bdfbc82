package dev.storyreel.storage;

import dev.storyreel.health.ComponentStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Port to where results live. Keys are {@link ObjectKey}s, checked when made. Implementations are safe for use by many
 * threads and processes; an object appears whole or not at all, and is replaced whole.
 */
public interface ObjectStore {
    /** Stores a copy of the file; it replaces what was there. */
    void put(ObjectKey key, Path file, String contentType) throws IOException;

    /**
     * The same of a file whose SHA-256 is known: a store that sends it along need not read the file once more.
     *
     * @param sha256 lower-case hexadecimal
     */
    default void put(ObjectKey key, Path file, String contentType, String sha256) throws IOException {
        put(key, file, contentType);
    }

    /** Stores the bytes; they replace what was there. */
    void put(ObjectKey key, byte[] bytes, String contentType) throws IOException;

    /**
     * Brings an object to a local file, which must not exist yet. If anything fails, there is no such file.
     *
     * @param maxBytes of an object that others may have put there, so that it cannot fill the disk
     * @throws dev.storyreel.error.StoryreelException {@link StorageError#OBJECT_NOT_FOUND}, {@link StorageError#SIZE_MISMATCH}
     */
    void fetch(ObjectKey key, Path target, long maxBytes) throws IOException;

    /** The same of an object of our own. */
    default void fetch(ObjectKey key, Path target) throws IOException {
        fetch(key, target, Long.MAX_VALUE);
    }

    /** What is known of an object, if it is there. */
    Optional<StoredObject> find(ObjectKey key) throws IOException;

    /** The objects whose keys start with the prefix and a slash, in key order. */
    List<StoredObject> list(ObjectKey prefix) throws IOException;

    /**
     * The folders right below one, in key order: for each, the first part of a key, after the prefix and a slash, that goes on with
     * another slash. One may be empty by now.
     *
     * @return the keys that they begin with, each good for {@link #list}
     */
    List<ObjectKey> folders(ObjectKey prefix) throws IOException;

    /** Deletes an object; one that is not there is no error. */
    void delete(ObjectKey key) throws IOException;

    /**
     * Lets someone store an object without any other credential, as often as they like until it expires: only those very
     * bytes, where the store can see to that. Not every one can, so whoever takes the object looks whether
     * {@linkplain ExpectedBytes#requireIn it is what was expected}, each time.
     *
     * @param contentType sent along, for stores that keep it
     * @param validFor how long it is good for; a store may have limits of its own, see {@link SignedUpload#expiresAt}
     */
    SignedUpload signedUpload(ObjectKey key, ExpectedBytes expected, String contentType, Duration validFor);

    /**
     * A URL that reads the object without any other credential until it expires: absolute, or, for local storage,
     * relative to the server's root ({@code /files/…}). A store may say that there is no such object, and need not.
     *
     * @throws dev.storyreel.error.StoryreelException {@link StorageError#OBJECT_NOT_FOUND}
     */
    URI signedUrl(ObjectKey key, Duration validFor);

    /** The same of many at once; of objects that are not there, some stores give none. */
    default Map<ObjectKey, URI> signedUrls(Collection<ObjectKey> keys, Duration validFor) {
        return keys.stream().distinct().collect(Collectors.toMap(key -> key, key -> signedUrl(key, validFor)));
    }

    /**
     * The same for saving: a browser that follows it stores the object under the file name instead of showing it.
     *
     * @param fileName 1–128 characters without slashes, quotes or control characters
     * @throws dev.storyreel.error.StoryreelException {@link StorageError#FILE_NAME_INVALID}
     */
    URI signedDownloadUrl(ObjectKey key, Duration validFor, String fileName);

    /** Looks, cheaply and without changing anything, whether objects can be kept here. */
    ComponentStatus status();
}

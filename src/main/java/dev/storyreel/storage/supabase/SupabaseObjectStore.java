package dev.storyreel.storage.supabase;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.storage.ContentTypes;
import dev.storyreel.storage.ExpectedBytes;
import dev.storyreel.storage.FileNames;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.RecentStatus;
import dev.storyreel.storage.SignedUpload;
import dev.storyreel.storage.StorageError;
import dev.storyreel.storage.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Objects in a bucket of Supabase Storage, over its REST interface. It cannot be told which bytes a signed upload may bring, nor
 * how long it is good for.
 */
final class SupabaseObjectStore implements ObjectStore, AutoCloseable {
    private final SupabaseBucket bucket;
    private final SupabaseListing listing;
    private final SupabaseUrls urls;
    private final RecentStatus status;

    private SupabaseObjectStore(SupabaseBucket bucket, Clock clock) {
        this.bucket = bucket;
        this.listing = new SupabaseListing(bucket);
        this.urls = new SupabaseUrls(bucket, clock);
        this.status = new RecentStatus(clock, this::look);
    }

    /** @throws StoryreelException {@link StorageError#STORAGE_NOT_CONFIGURED} */
    static SupabaseObjectStore open(SupabaseSettings settings, Clock clock, Duration firstPause) {
        return new SupabaseObjectStore(SupabaseBucket.of(settings, firstPause), clock);
    }

    @Override
    public void put(ObjectKey key, Path file, String contentType) throws IOException {
        put(key, BodyPublishers.ofFile(file), contentType);
    }

    @Override
    public void put(ObjectKey key, byte[] bytes, String contentType) throws IOException {
        put(key, BodyPublishers.ofByteArray(bytes), contentType);
    }

    private void put(ObjectKey key, BodyPublisher bytes, String contentType) throws IOException {
        JsonNode answer = bucket.http()
                .json(
                        bucket.http()
                                .request("/object/" + bucket.path(key))
                                .header("Content-Type", contentType)
                                .header("x-upsert", "true")
                                .POST(bytes)
                                .build(),
                        bucket.settings().transferTimeout(),
                        null);
        if (!answer.path("Key").isString()) {
            throw bucket.errors().badAnswer();
        }
    }

    @Override
    public void fetch(ObjectKey key, Path target, long maxBytes) throws IOException {
        Files.createFile(target);
        boolean whole = false;
        try {
            SupabaseHttp http = bucket.http();
            http.send(
                    http.request("/object/authenticated/" + bucket.path(key))
                            .GET()
                            .build(),
                    bucket.settings().transferTimeout(),
                    StorageError.notFound(key),
                    head -> {
                        long size = head.headers()
                                .firstValueAsLong("Content-Length")
                                .orElse(-1);
                        // the page of some proxy comes without one
                        if (head.headers().firstValue("ETag").isEmpty()) {
                            throw bucket.errors().badAnswer();
                        }
                        if (size > maxBytes) {
                            throw StorageError.tooManyBytes(key, maxBytes);
                        }
                        return new LimitedBody<>(
                                BodySubscribers.ofFile(
                                        target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                                maxBytes,
                                () -> StorageError.tooManyBytes(key, maxBytes));
                    });
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws IOException {
        StoryreelException missing = StorageError.notFound(key);
        JsonNode info;
        try {
            info = bucket.get("/object/info/" + bucket.path(key), missing);
        } catch (StoryreelException e) {
            if (e.errorCode() == StorageError.OBJECT_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
        if (!info.path("size").isNumber()) {
            throw bucket.errors().badAnswer();
        }
        return Optional.of(new StoredObject(
                key,
                info.path("size").asLong(),
                info.path("content_type").asString(ContentTypes.of(key)),
                bucket.time(info.path("last_modified").asString(""))));
    }

    @Override
    public List<StoredObject> list(ObjectKey folder) throws IOException {
        return listing.of(folder);
    }

    @Override
    public List<ObjectKey> folders(ObjectKey prefix) throws IOException {
        return listing.folders(prefix);
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        JsonNode gone = bucket.send(
                "DELETE",
                "/object/" + bucket.name(),
                Map.of("prefixes", List.of(bucket.prefix().name(key))));
        if (!gone.isArray()) {
            throw bucket.errors().badAnswer();
        }
    }

    @Override
    public SignedUpload signedUpload(ObjectKey key, ExpectedBytes expected, String contentType, Duration validFor) {
        return urls.upload(key, contentType);
    }

    @Override
    public URI signedUrl(ObjectKey key, Duration validFor) {
        URI url = urls.reading(List.of(key), validFor).get(key);
        if (url == null) {
            throw StorageError.notFound(key);
        }
        return url;
    }

    @Override
    public Map<ObjectKey, URI> signedUrls(Collection<ObjectKey> keys, Duration validFor) {
        return urls.reading(keys, validFor);
    }

    @Override
    public URI signedDownloadUrl(ObjectKey key, Duration validFor, String fileName) {
        FileNames.require(fileName);
        return URI.create(signedUrl(key, validFor) + "&download=" + FileNames.encoded(fileName));
    }

    @Override
    public ComponentStatus status() {
        return status.get();
    }

    private ComponentStatus look() {
        String place = "Supabase " + bucket.errors().place();
        try {
            JsonNode found = bucket.http()
                    .jsonOfOneTry(
                            bucket.http()
                                    .request("/bucket/" + bucket.name())
                                    .GET()
                                    .build(),
                            RecentStatus.LOOK_LIMIT);
            if (!found.path("id").isString()) {
                throw bucket.errors().badAnswer();
            }
            return found.path("public").asBoolean(false)
                    ? ComponentStatus.degraded(
                            place + ", which is public", "make the bucket private: anyone can read what they can name")
                    : ComponentStatus.up(place);
        } catch (StoryreelException e) {
            return ComponentStatus.down(
                    "Supabase " + e.getMessage(),
                    e.errorCode() == StorageError.STORAGE_UNAVAILABLE
                            ? "see that this machine reaches it; what waits for it is tried again"
                            : "as the message says");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bucket.close();
    }
}

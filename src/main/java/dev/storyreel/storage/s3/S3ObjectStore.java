package dev.storyreel.storage.s3;

import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.storage.ContentTypes;
import dev.storyreel.storage.ExpectedBytes;
import dev.storyreel.storage.FileNames;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectPrefix;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.RecentStatus;
import dev.storyreel.storage.SignedUpload;
import dev.storyreel.storage.StorageError;
import dev.storyreel.storage.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Objects in an S3 bucket. Each goes with its SHA-256, which the service checks; one has at most 5 GiB, as it is sent in one
 * request. Signed uploads are bound to the length, the type and the SHA-256.
 */
final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private final S3Clients clients;
    private final S3Bucket bucket;
    private final S3Transfers transfers;
    private final S3Listing listing;
    private final S3Urls urls;
    private final RecentStatus status;

    private S3ObjectStore(S3Settings settings, ObjectPrefix prefix, S3Clients clients, Clock clock) {
        S3Calls calls = new S3Calls(settings.place());
        this.clients = clients;
        this.bucket = new S3Bucket(settings, prefix, clients.client(), calls);
        this.transfers = new S3Transfers(bucket);
        this.listing = new S3Listing(bucket);
        this.urls = new S3Urls(clients.presigner(), settings.bucket(), calls);
        this.status = new RecentStatus(clock, this::look);
    }

    /** @throws StoryreelException {@link StorageError#STORAGE_NOT_CONFIGURED} */
    static S3ObjectStore open(S3Settings settings, Clock clock) {
        return new S3ObjectStore(settings, ObjectPrefix.of(settings.prefix()), S3Clients.of(settings), clock);
    }

    @Override
    public void put(ObjectKey key, Path file, String contentType) throws IOException {
        put(key, file, contentType, new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(file));
    }

    @Override
    public void put(ObjectKey key, Path file, String contentType, String sha256) throws IOException {
        transfers.put(key, file, contentType, sha256);
    }

    @Override
    public void put(ObjectKey key, byte[] bytes, String contentType) throws IOException {
        transfers.put(key, bytes, contentType, DigestUtils.sha256Hex(bytes));
    }

    @Override
    public void fetch(ObjectKey key, Path target, long maxBytes) throws IOException {
        transfers.fetch(key, target, maxBytes);
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws IOException {
        HeadObjectResponse head;
        try {
            head = bucket.calls()
                    .call(
                            key,
                            () -> bucket.client()
                                    .headObject(ask -> ask.bucket(bucket.name()).key(bucket.name(key))));
        } catch (StoryreelException e) {
            if (e.errorCode().type() == ErrorType.USER) {
                // an answer to HEAD has no words: that the object is missing may mean that the bucket is
                listing.probe(key);
            }
            if (e.errorCode() == StorageError.OBJECT_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
        bucket.requireOfS3(head.eTag());
        return Optional.of(new StoredObject(
                key,
                head.contentLength(),
                Objects.requireNonNullElse(head.contentType(), ContentTypes.of(key)),
                head.lastModified()));
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
        DeleteObjectResponse answer = bucket.calls()
                .call(
                        null,
                        () -> bucket.client()
                                .deleteObject(ask -> ask.bucket(bucket.name()).key(bucket.name(key))));
        if (answer.sdkHttpResponse()
                .firstMatchingHeader("Content-Type")
                .orElse("")
                .startsWith("text/html")) {
            throw bucket.calls().badAnswer();
        }
    }

    @Override
    public SignedUpload signedUpload(ObjectKey key, ExpectedBytes expected, String contentType, Duration validFor) {
        return urls.upload(bucket.name(key), expected, contentType, validFor);
    }

    @Override
    public URI signedUrl(ObjectKey key, Duration validFor) {
        return urls.reading(bucket.name(key), validFor, null);
    }

    @Override
    public URI signedDownloadUrl(ObjectKey key, Duration validFor, String fileName) {
        FileNames.require(fileName);
        return urls.reading(bucket.name(key), validFor, fileName);
    }

    @Override
    public ComponentStatus status() {
        return status.get();
    }

    private ComponentStatus look() {
        try {
            listing.probe(RecentStatus.LOOK_LIMIT);
            return ComponentStatus.up("S3 " + bucket.settings().place());
        } catch (StoryreelException e) {
            return ComponentStatus.down(
                    "S3 " + e.getMessage(),
                    e.errorCode() == StorageError.STORAGE_UNAVAILABLE
                            ? "see that this machine reaches it; what waits for it is tried again"
                            : "as the message says");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}

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
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in an S3 bucket. Each goes with its SHA-256, which the service checks; one has at most 5 GiB, as it is sent in one
 * request. Signed uploads are bound to the length, the type and the SHA-256.
 */
final class S3ObjectStore implements ObjectStore, AutoCloseable {
    /** What S3 takes in one request. */
    private static final long LARGEST = 5L << 30;

    private final S3Settings settings;
    private final ObjectPrefix prefix;
    private final S3Clients s3;
    private final S3Calls calls;
    private final S3Urls urls;
    private final RecentStatus status;

    private S3ObjectStore(S3Settings settings, ObjectPrefix prefix, S3Clients s3, Clock clock) {
        this.settings = settings;
        this.prefix = prefix;
        this.s3 = s3;
        this.calls = new S3Calls(settings.place());
        this.urls = new S3Urls(s3.presigner(), settings.bucket(), calls);
        this.status = new RecentStatus(clock, this::look);
    }

    /** @throws StoryreelException {@link StorageError#STORAGE_NOT_CONFIGURED} */
    static S3ObjectStore open(S3Settings settings, Clock clock) {
        return new S3ObjectStore(settings, ObjectPrefix.of(settings.prefix()), S3Clients.of(settings), clock);
    }

    @Override
    public void put(ObjectKey key, Path file, String contentType) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new StoryreelException(
                    StorageError.STORAGE_REQUEST_REJECTED,
                    settings.place() + ": " + key + " has " + size + " bytes; S3 takes " + LARGEST + " in one request");
        }
        try (InputStream in = Files.newInputStream(file)) {
            put(key, size, sha256(in), contentType, RequestBody.fromFile(file));
        }
    }

    @Override
    public void put(ObjectKey key, byte[] bytes, String contentType) throws IOException {
        try (InputStream in = new java.io.ByteArrayInputStream(bytes)) {
            put(key, bytes.length, sha256(in), contentType, RequestBody.fromBytes(bytes));
        }
    }

    private void put(ObjectKey key, long size, String sha256, String contentType, RequestBody body) throws IOException {
        PutObjectResponse answer = calls.call(
                null,
                () -> s3.client()
                        .putObject(
                                put -> put.bucket(settings.bucket())
                                        .key(prefix.name(key))
                                        .contentType(contentType)
                                        .contentLength(size)
                                        .checksumSHA256(sha256)
                                        .overrideConfiguration(transfer()),
                                body));
        requireOfS3(answer.eTag());
    }

    @Override
    public void fetch(ObjectKey key, Path target, long maxBytes) throws IOException {
        Files.createFile(target);
        boolean whole = false;
        try {
            calls.call(
                    key,
                    () -> s3.client()
                            .getObject(
                                    get -> get.bucket(settings.bucket())
                                            .key(prefix.name(key))
                                            .overrideConfiguration(transfer()),
                                    (answer, body) -> save(key, answer, body, target, maxBytes)));
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    /** Once for each try. That the other side breaks off is a reason to try again; that our disk is full is none. */
    private Path save(ObjectKey key, GetObjectResponse answer, InputStream body, Path target, long maxBytes) {
        requireOfS3(answer.eTag());
        long size = Objects.requireNonNullElse(answer.contentLength(), -1L);
        if (size < 0) {
            throw calls.badAnswer();
        }
        if (size > maxBytes) {
            throw StorageError.tooManyBytes(key, maxBytes);
        }
        // not made again where an interrupt has meanwhile removed it
        try (OutputStream out =
                Files.newOutputStream(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[1 << 16];
            long left = size;
            while (left > 0) {
                int read = read(body, buffer, left);
                out.write(buffer, 0, read);
                left -= read;
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(InputStream body, byte[] buffer, long left) {
        try {
            int read = body.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw RetryableException.create("the object broke off " + left + " bytes before its end");
            }
            return read;
        } catch (IOException e) {
            throw RetryableException.create("the object broke off", e);
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws IOException {
        HeadObjectResponse head;
        try {
            head = calls.call(
                    key,
                    () -> s3.client()
                            .headObject(ask -> ask.bucket(settings.bucket()).key(prefix.name(key))));
        } catch (StoryreelException e) {
            if (e.errorCode().type() == ErrorType.USER) {
                // an answer to HEAD has no words: that the object is missing may mean that the bucket is
                page(prefix.name(key), null, 1);
            }
            if (e.errorCode() == StorageError.OBJECT_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
        requireOfS3(head.eTag());
        return Optional.of(new StoredObject(
                key,
                head.contentLength(),
                Objects.requireNonNullElse(head.contentType(), ContentTypes.of(key)),
                head.lastModified()));
    }

    @Override
    public List<StoredObject> list(ObjectKey folder) throws IOException {
        Map<String, StoredObject> found = new TreeMap<>();
        @Nullable String token = null;
        do {
            ListObjectsV2Response page = page(prefix.name(folder) + "/", token, null);
            for (S3Object object : page.contents()) {
                prefix.key(object.key())
                        .map(key -> new StoredObject(key, object.size(), ContentTypes.of(key), object.lastModified()))
                        .ifPresent(stored -> found.put(stored.key().value(), stored));
            }
            token = page.nextContinuationToken();
            if (page.isTruncated() && token == null) {
                throw calls.badAnswer();
            }
        } while (token != null);
        return new ArrayList<>(found.values());
    }

    private ListObjectsV2Response page(String start, @Nullable String token, @Nullable Integer most)
            throws IOException {
        return page(start, token, most, _ -> {});
    }

    private ListObjectsV2Response page(
            String start,
            @Nullable String token,
            @Nullable Integer most,
            Consumer<AwsRequestOverrideConfiguration.Builder> limits)
            throws IOException {
        ListObjectsV2Response page = calls.call(
                null,
                () -> s3.client()
                        .listObjectsV2(ask -> ask.bucket(settings.bucket())
                                .prefix(start)
                                .continuationToken(token)
                                .maxKeys(most)
                                .overrideConfiguration(limits)));
        if (page.isTruncated() == null) {
            throw calls.badAnswer();
        }
        return page;
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        DeleteObjectResponse answer = calls.call(
                null,
                () -> s3.client()
                        .deleteObject(ask -> ask.bucket(settings.bucket()).key(prefix.name(key))));
        if (answer.sdkHttpResponse()
                .firstMatchingHeader("Content-Type")
                .orElse("")
                .startsWith("text/html")) {
            throw calls.badAnswer();
        }
    }

    @Override
    public SignedUpload signedUpload(ObjectKey key, ExpectedBytes expected, String contentType, Duration validFor) {
        return urls.upload(prefix.name(key), expected, contentType, validFor);
    }

    @Override
    public URI signedUrl(ObjectKey key, Duration validFor) {
        return urls.reading(prefix.name(key), validFor, null);
    }

    @Override
    public URI signedDownloadUrl(ObjectKey key, Duration validFor, String fileName) {
        FileNames.require(fileName);
        return urls.reading(prefix.name(key), validFor, fileName);
    }

    @Override
    public ComponentStatus status() {
        return status.get();
    }

    /** Of the cheap requests, the one whose errors have names. */
    private ComponentStatus look() {
        try {
            page(prefix.value(), null, 1, look -> look.apiCallTimeout(RecentStatus.LOOK_LIMIT));
            return ComponentStatus.up("S3 " + settings.place());
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

    private void requireOfS3(@Nullable String etag) {
        if (etag == null) {
            throw calls.badAnswer();
        }
    }

    private AwsRequestOverrideConfiguration transfer() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(settings.transferTimeout())
                .apiCallTimeout(settings.transferTimeout())
                .build();
    }

    private static String sha256(InputStream in) throws IOException {
        try (DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return base64(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    @Override
    public void close() {
        s3.close();
    }
}

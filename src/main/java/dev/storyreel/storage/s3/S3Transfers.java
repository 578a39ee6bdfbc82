package dev.storyreel.storage.s3;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.StorageError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Brings whole objects to the bucket and from there. */
record S3Transfers(S3Bucket bucket) {
    /** What S3 takes in one request. */
    private static final long LARGEST = 5L << 30;

    /** @param sha256 lower-case hexadecimal; the service takes nothing else */
    void put(ObjectKey key, Path file, String contentType, String sha256) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new StoryreelException(
                    StorageError.STORAGE_REQUEST_REJECTED,
                    bucket.settings().place() + ": " + key + " has " + size + " bytes; S3 takes " + LARGEST
                            + " in one request");
        }
        put(key, size, sha256, contentType, RequestBody.fromFile(file));
    }

    void put(ObjectKey key, byte[] bytes, String contentType, String sha256) throws IOException {
        put(key, bytes.length, sha256, contentType, RequestBody.fromBytes(bytes));
    }

    private void put(ObjectKey key, long size, String sha256, String contentType, RequestBody body) throws IOException {
        PutObjectResponse answer = bucket.calls()
                .call(
                        null,
                        () -> bucket.client()
                                .putObject(
                                        put -> put.bucket(bucket.name())
                                                .key(bucket.name(key))
                                                .contentType(contentType)
                                                .contentLength(size)
                                                .checksumSHA256(S3Urls.base64(sha256))
                                                .overrideConfiguration(limits()),
                                        body));
        bucket.requireOfS3(answer.eTag());
    }

    void fetch(ObjectKey key, Path target, long maxBytes) throws IOException {
        Files.createFile(target);
        boolean whole = false;
        try {
            bucket.calls()
                    .call(
                            key,
                            () -> bucket.client()
                                    .getObject(
                                            get -> get.bucket(bucket.name())
                                                    .key(bucket.name(key))
                                                    .overrideConfiguration(limits()),
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
        bucket.requireOfS3(answer.eTag());
        long size = Objects.requireNonNullElse(answer.contentLength(), -1L);
        if (size < 0) {
            throw bucket.calls().badAnswer();
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

    private AwsRequestOverrideConfiguration limits() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(bucket.settings().transferTimeout())
                .apiCallTimeout(bucket.settings().transferTimeout())
                .build();
    }
}

package dev.storyreel.storage.s3;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.StorageError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Makes calls that an interrupt ends at once, and gives a name to all that goes wrong. */
final class S3Calls {
    private static final Set<String> BAD_KEYS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidToken",
            "ExpiredToken",
            "TokenRefreshRequired",
            "InvalidSecurity",
            "NotSignedUp");
    private static final Set<String> OTHER_REGIONS = Set.of(
            "PermanentRedirect",
            "TemporaryRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException");
    /** Bytes were lost on the way, or the service was; the next try may do better. */
    private static final Set<String> PASSING = Set.of(
            "SlowDown",
            "RequestTimeout",
            "RequestTimeTooSkewed",
            "OperationAborted",
            "ConditionalRequestConflict",
            "BadDigest",
            "IncompleteBody",
            "XAmzContentSHA256Mismatch",
            "XAmzContentChecksumMismatch");

    private final String place;

    /** @param place for people */
    S3Calls(String place) {
        this.place = place;
    }

    /** @throws StoryreelException a {@link StorageError} */
    <T> T call(@Nullable ObjectKey key, Callable<T> exchange) throws IOException {
        // sockets can be interrupted in virtual threads alone
        FutureTask<T> task = new FutureTask<>(exchange);
        Thread.ofVirtual().name("s3").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the call was given up").initCause(e);
        } catch (ExecutionException e) {
            throw named(key, e.getCause() == null ? e : e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** What answers is no S3: the page of some proxy, say. */
    StoryreelException badAnswer() {
        return new StoryreelException(
                StorageError.STORAGE_BAD_ANSWER, place + ": the answer is not one of S3; is the endpoint right?");
    }

    private StoryreelException named(@Nullable ObjectKey key, Throwable failure) throws IOException {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoryreelException ours) {
                return ours;
            }
            if (cause instanceof UncheckedIOException onDisk) {
                throw onDisk.getCause();
            }
        }
        return switch (failure) {
            case Error ours -> throw ours;
            case S3Exception told -> told(key, told);
            case ApiCallTimeoutException late -> unavailable("takes too long", late);
            case ApiCallAttemptTimeoutException late -> unavailable("takes too long", late);
            case SdkException e
            when String.valueOf(e.getMessage()).contains("Unable to load credentials") ->
                new StoryreelException(
                        StorageError.STORAGE_KEY_REJECTED,
                        place + ": there is no access key: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or give this"
                                + " machine a role",
                        e);
            case SdkException e -> unavailable("cannot be reached, or broke off (" + root(e) + ")", e);
            default -> new StoryreelException(StorageError.STORAGE_BAD_ANSWER, place + ": " + root(failure), failure);
        };
    }

    private StoryreelException told(@Nullable ObjectKey key, S3Exception e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        int status = e.statusCode();
        if (key != null && (code.equals("NoSuchKey") || (status == 404 && !code.equals("NoSuchBucket")))) {
            return StorageError.notFound(key);
        }
        if (code.equals("NoSuchBucket") || status == 404) {
            return failure(
                    StorageError.STORAGE_BUCKET_MISSING, "there is no such bucket: make it, or set S3_BUCKET", e);
        }
        if (OTHER_REGIONS.contains(code) || (status >= 300 && status < 400)) {
            return failure(
                    StorageError.STORAGE_BUCKET_MISSING, "the bucket is in another region: set S3_REGION to it", e);
        }
        if (BAD_KEYS.contains(code) || status == 401) {
            return failure(
                    StorageError.STORAGE_KEY_REJECTED,
                    "the key is not taken: check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY",
                    e);
        }
        if (PASSING.contains(code) || status >= 500 || status == 429 || status == 408) {
            return failure(StorageError.STORAGE_UNAVAILABLE, "it is not available for the moment", e);
        }
        if (status == 403) {
            return failure(
                    StorageError.STORAGE_FORBIDDEN,
                    "the key may not do that: it needs to list the bucket, and to read, write and delete objects",
                    e);
        }
        return failure(StorageError.STORAGE_REQUEST_REJECTED, "it does not take the request", e);
    }

    private StoryreelException failure(StorageError error, String what, S3Exception e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return new StoryreelException(
                error,
                place + ": " + what + " (" + (code == null ? "" : code + ", ") + "HTTP " + e.statusCode() + ")",
                e);
    }

    private StoryreelException unavailable(String what, Throwable e) {
        return new StoryreelException(StorageError.STORAGE_UNAVAILABLE, place + " " + what, e);
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}

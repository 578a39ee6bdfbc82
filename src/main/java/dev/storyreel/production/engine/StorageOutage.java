package dev.storyreel.production.engine;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.StorageError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Storage that is away for a moment is waited for, about three minutes: what was made, and paid, is not made again. */
final class StorageOutage {
    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .predicate(StorageOutage::isCauseOf)
            .maxRetries(Integer.MAX_VALUE)
            .timeout(Duration.ofMinutes(3))
            .delay(Duration.ofMillis(200))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(15))
            .build());

    private StorageOutage() {}

    /** What changes storage; done twice, it is as done once. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException;
    }

    private static boolean isCauseOf(Throwable failure) {
        return failure instanceof StoryreelException e && e.errorCode() == StorageError.STORAGE_UNAVAILABLE;
    }

    /** @throws InterruptedIOException when interrupted while waiting; the thread stays interrupted */
    static void sitOut(Change change) throws IOException {
        try {
            RETRY.execute(() -> {
                change.make();
                return true;
            });
        } catch (RetryException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (IOException) new InterruptedIOException("storage was waited for").initCause(e);
            }
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case IOException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException("a change throws nothing else", e);
            }
        }
    }
}

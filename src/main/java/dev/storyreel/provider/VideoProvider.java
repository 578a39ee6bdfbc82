package dev.storyreel.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port to whoever makes clips of words or a picture. That takes minutes: a task is begun, and then asked after from time to
 * time, by whichever process has a moment.
 *
 * <p>All methods throw a {@link ProviderException}; when {@link #poll} or {@link #fetch} does, the task is what it was.
 */
public interface VideoProvider extends Provider {
    /** How many seconds it makes for that request, which is what it charges for; 1 or more. */
    int seconds(VideoRequest request);

    /**
     * Begins a clip.
     *
     * @param firstFrame the request's, as a whole JPEG file; null if it has none
     * @return the vendor's own id of the task
     */
    String begin(VideoRequest request, byte @Nullable [] firstFrame) throws InterruptedException;

    /**
     * Tasks that may have been begun with that request since then: for when the vendor's answer got lost. Where a vendor
     * has no list of tasks, none.
     *
     * @return their ids, the newest first
     */
    default List<String> find(VideoRequest request, Instant since) throws InterruptedException {
        return List.of();
    }

    /** Asks once how far a task is. */
    VideoTask poll(String task) throws InterruptedException;

    /**
     * Brings a result.
     *
     * @param target is written; after a failure it may be there in part
     * @return what it is: {@code video/mp4} or {@code video/webm}
     */
    String fetch(VideoTask.Result result, Path target) throws InterruptedException;

    /** Tells the vendor that nobody waits for the task any more; one that is over or unknown is no error. */
    void cancel(String task) throws InterruptedException;

    /** How long to wait, at least, before a task is asked after again. */
    Duration pollEvery();

    /** How long a task may take at most, from its beginning on. */
    Duration longestTask();
}

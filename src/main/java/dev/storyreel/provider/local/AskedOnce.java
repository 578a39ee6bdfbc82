package dev.storyreel.provider.local;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a program can do, such as its voices: that came with the program, so it is asked for once. Where asking fails, the
 * next one asks again. Safe for use by many threads.
 *
 * @param <T> what is made of its answer
 */
public final class AskedOnce<T> {
    private final String title;
    private final String list;
    private final Question<T> question;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable T answer;

    /**
     * @param title of the program, as people know it
     * @param list what it is asked to list, such as {@code its voices}
     */
    public AskedOnce(String title, String list, Question<T> question) {
        this.title = title;
        this.list = list;
        this.question = question;
    }

    /** Asks the program. */
    @FunctionalInterface
    public interface Question<T> {
        /** @throws ProviderException if it cannot be asked */
        T ask() throws InterruptedException;
    }

    /** @throws ProviderException if it cannot be asked now: that tells nothing of what it would say */
    public T get() throws InterruptedException {
        T known = answer;
        if (known != null) {
            return known;
        }
        asking.lockInterruptibly();
        try {
            known = answer;
            if (known == null) {
                known = question.ask();
                answer = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    /**
     * The same for who cannot be interrupted: its thread stays so.
     *
     * @throws ProviderException as {@link #get}, {@link ProviderError#PROVIDER_UNAVAILABLE} on an interrupt too
     */
    public T getOrFail() {
        try {
            return get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(
                    ProviderError.PROVIDER_UNAVAILABLE, title + " was stopped before it had listed " + list, e);
        }
    }
}

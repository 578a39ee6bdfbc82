package dev.storyreel.provider;

import dev.storyreel.error.StoryreelException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that failed. The message names the provider; it never holds a key. */
public class ProviderException extends StoryreelException {
    private static final long serialVersionUID = 1L;

    private final transient ProviderError error;
    private final transient @Nullable ProviderUse use;

    public ProviderException(ProviderError error, String message) {
        this(error, message, null, null, null);
    }

    public ProviderException(ProviderError error, String message, @Nullable Throwable cause) {
        this(error, message, cause, null, null);
    }

    /**
     * @param retryAfter how long the provider asked us to wait
     * @param use what is charged although nothing came of it, e.g. the tokens of an answer that makes no sense
     */
    public ProviderException(
            ProviderError error,
            String message,
            @Nullable Throwable cause,
            @Nullable Duration retryAfter,
            @Nullable ProviderUse use) {
        super(error, message, cause, retryAfter);
        this.error = error;
        this.use = use;
    }

    /** How it failed. */
    public ProviderError error() {
        return error;
    }

    /** What is charged although nothing came of it. */
    public Optional<ProviderUse> use() {
        return Optional.ofNullable(use);
    }
}

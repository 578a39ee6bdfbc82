package dev.storyreel.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure with a name. The message is shown to people as it is: it names the thing and, where there is one, the fix,
 * and never holds a key or a token.
 */
public class StoryreelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode errorCode;
    private final @Nullable Duration retryAfter;

    public StoryreelException(ErrorCode errorCode, String message) {
        this(errorCode, message, null, null);
    }

    public StoryreelException(ErrorCode errorCode, String message, @Nullable Throwable cause) {
        this(errorCode, message, cause, null);
    }

    /**
     * @param retryAfter how long the other side asked us to wait before the next try, if it did
     */
    public StoryreelException(
            ErrorCode errorCode, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.errorCode = errorCode;
        this.retryAfter = retryAfter;
    }

    public ErrorCode errorCode() {
        return errorCode;
    }

    /** How long the other side asked us to wait before the next try. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

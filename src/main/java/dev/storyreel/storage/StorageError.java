package dev.storyreel.storage;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How storage can fail. */
public enum StorageError implements ErrorCode {
    /** The key has a form that is not allowed, e.g. {@code ..}. */
    OBJECT_KEY_INVALID(ErrorType.USER),
    OBJECT_NOT_FOUND(ErrorType.USER),
    /** The signature of a URL is wrong or its time is over. */
    URL_EXPIRED(ErrorType.USER),
    URL_SIGNATURE_INVALID(ErrorType.USER),
    /** No room, or no right to write. */
    STORAGE_NOT_WRITABLE(ErrorType.RESOURCES);

    private final ErrorType type;

    StorageError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}

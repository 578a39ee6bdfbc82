package dev.storyreel.storage;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How storage can fail. */
public enum StorageError implements ErrorCode {
    /** The key has a form that is not allowed, e.g. {@code ..}. */
    OBJECT_KEY_INVALID(ErrorType.USER),
    OBJECT_NOT_FOUND(ErrorType.USER),
    /** A name to save a download under has a form that is not allowed. */
    FILE_NAME_INVALID(ErrorType.USER),
    /** The time of a signed URL is over. */
    URL_EXPIRED(ErrorType.USER),
    /** A URL is not signed, or what its signature covers was changed. */
    URL_SIGNATURE_INVALID(ErrorType.USER),
    /** More or fewer bytes came in than were announced. */
    SIZE_MISMATCH(ErrorType.USER),
    /** Other bytes came in than were announced. */
    CHECKSUM_MISMATCH(ErrorType.USER),
    /** The sender went away before all was sent. */
    TRANSFER_BROKEN_OFF(ErrorType.USER),
    /** The file with the secret that signs URLs cannot be read or does not hold one. */
    SIGNING_KEY_UNUSABLE(ErrorType.INTERNAL),
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

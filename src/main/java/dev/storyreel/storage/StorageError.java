package dev.storyreel.storage;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;

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
    STORAGE_NOT_WRITABLE(ErrorType.RESOURCES),

    /** A setting is missing without which the chosen storage cannot be used. */
    STORAGE_NOT_CONFIGURED(ErrorType.USER),
    /** There is no such bucket, or it is in another region. */
    STORAGE_BUCKET_MISSING(ErrorType.USER),
    /** Remote storage does not take the key. */
    STORAGE_KEY_REJECTED(ErrorType.USER),
    /** The key may not do that. */
    STORAGE_FORBIDDEN(ErrorType.USER),
    /** Remote storage does not take the request, e.g. as the object is too large. */
    STORAGE_REQUEST_REJECTED(ErrorType.USER),
    /** Remote storage cannot be reached, has too much to do, takes too long or breaks off. */
    STORAGE_UNAVAILABLE(ErrorType.PROVIDER),
    /** What answers is no such storage. */
    STORAGE_BAD_ANSWER(ErrorType.PROVIDER);

    private final ErrorType type;

    StorageError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }

    /** {@link #OBJECT_NOT_FOUND}. */
    public static StoryreelException notFound(ObjectKey key) {
        return new StoryreelException(OBJECT_NOT_FOUND, "there is no object " + key);
    }

    /** {@link #SIZE_MISMATCH} of an object that is larger than it may be. */
    public static StoryreelException tooManyBytes(ObjectKey key, long maxBytes) {
        return new StoryreelException(SIZE_MISMATCH, "the object " + key + " has more than " + maxBytes + " bytes");
    }
}

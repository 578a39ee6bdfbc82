package dev.storyreel.upload;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How an upload can fail, beside the errors of storage and of the media it holds. */
public enum UploadError implements ErrorCode {
    /** There is no such upload, it was deleted, or it is another owner's. */
    UPLOAD_NOT_FOUND,
    /** Its bytes have not come, or were refused. */
    UPLOAD_NOT_READY,
    /** It takes no more bytes: all have come, or it was refused. */
    UPLOAD_NOT_WAITING,
    /** It has no part of that number. */
    UPLOAD_PART_UNKNOWN,
    /** Some of its parts have come, but not all. */
    UPLOAD_PARTS_MISSING,
    /** Its bytes were replaced after they had been looked at. */
    UPLOAD_CHANGED,
    /** A film that is being made needs its bytes. */
    UPLOAD_IN_USE,
    /** It was sent for something else. */
    UPLOAD_WRONG_PURPOSE,
    /** The file is larger than those of its purpose may be. */
    UPLOAD_TOO_LARGE,
    /** Files of this type are not taken for that purpose. */
    UPLOAD_TYPE_UNSUPPORTED,
    /** The file is of another type than was announced. */
    UPLOAD_TYPE_MISMATCH,
    /** A clip without pictures, or one that lasts too long. */
    UPLOAD_NOT_A_CLIP,
    /** A video to be dubbed without pictures. */
    UPLOAD_NOT_A_VIDEO,
    /** A recording to be dubbed in which there is no sound, or none that can be decoded. */
    UPLOAD_WITHOUT_SOUND,
    /** A recording that lasts less than a second. */
    RECORDING_TOO_SHORT,
    /** A recording in which nothing is to be heard. */
    RECORDING_SILENT;

    @Override
    public ErrorType type() {
        return ErrorType.USER;
    }
}

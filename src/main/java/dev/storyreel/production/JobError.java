package dev.storyreel.production;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How work can fail in the engine itself. */
public enum JobError implements ErrorCode {
    PRODUCTION_NOT_FOUND(ErrorType.USER),
    JOB_NOT_FOUND(ErrorType.USER),
    /** Only a failed production can be retried. */
    PRODUCTION_NOT_FAILED(ErrorType.USER),
    /** It was changed since, so it can only be made again. */
    PRODUCTION_CHANGED(ErrorType.USER),
    /** Only a production at which nobody works any more can be changed and made again. */
    PRODUCTION_IN_PROGRESS(ErrorType.USER),
    /** An attempt took longer than its limit. */
    TIME_LIMIT_EXCEEDED(ErrorType.RESOURCES),
    /** The workers died too often while at this job. */
    WORKER_LOST(ErrorType.RESOURCES),
    /** No room is left for a job's files or rows. */
    DISK_FULL(ErrorType.RESOURCES),
    /** There was not enough memory for a job; later there may be. */
    OUT_OF_MEMORY(ErrorType.RESOURCES),
    /** A job needs a file that no other job made. */
    ASSET_MISSING(ErrorType.INTERNAL),
    /** What is stored in place of a file is not what a job made. */
    ASSET_CHANGED(ErrorType.INTERNAL),
    /** A bug: a handler failed with something that has no name. */
    INTERNAL(ErrorType.INTERNAL);

    private final ErrorType type;

    JobError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}

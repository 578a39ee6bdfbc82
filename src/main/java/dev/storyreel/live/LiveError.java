package dev.storyreel.live;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How following productions can fail. */
enum LiveError implements ErrorCode {
    /** No production is at this address, or it is another owner's. */
    WORK_NOT_FOUND(ErrorType.USER),
    /** The id of the last event seen is not one. */
    LAST_EVENT_ID_INVALID(ErrorType.USER),
    /** So many clients follow events that no more are taken. */
    TOO_MANY_STREAMS(ErrorType.RESOURCES);

    private final ErrorType type;

    LiveError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}

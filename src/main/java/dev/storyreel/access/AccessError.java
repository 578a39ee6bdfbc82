package dev.storyreel.access;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** Why a caller is turned away, or the server refuses to start. */
public enum AccessError implements ErrorCode {
    /** The API key is missing or wrong. */
    UNAUTHORIZED,
    /** Other machines could reach this server, and no API key is set. */
    API_KEY_REQUIRED,
    /** The request names a host that this server is not known by. */
    HOST_NOT_ALLOWED,
    /** A page of another site sent the request. */
    ORIGIN_NOT_ALLOWED;

    @Override
    public ErrorType type() {
        return ErrorType.USER;
    }
}

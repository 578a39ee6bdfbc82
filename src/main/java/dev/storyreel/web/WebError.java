package dev.storyreel.web;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request before any feature has seen it. */
public enum WebError implements ErrorCode {
    /** A value breaks a rule of its field, or the field is missing. */
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST),
    /** A value in the body has another JSON type than its field. */
    WRONG_TYPE(HttpStatus.BAD_REQUEST),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    BODY_MISSING(HttpStatus.BAD_REQUEST),
    /** An id in the path is not one. */
    INVALID_ID(HttpStatus.BAD_REQUEST),
    /** A query parameter or header is missing or not of its form. */
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST),
    IDEMPOTENCY_KEY_INVALID(HttpStatus.BAD_REQUEST),
    /** Any other request that cannot be understood. */
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    /** The key came before with another request. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.CONFLICT),
    /** The first request with the key is still being answered. */
    IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    MEDIA_TYPE_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    WebError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public ErrorType type() {
        return switch (this) {
            case INTERNAL -> ErrorType.INTERNAL;
            case UNAVAILABLE -> ErrorType.RESOURCES;
            default -> ErrorType.USER;
        };
    }

    HttpStatus status() {
        return status;
    }

    /** The error that says most about an HTTP status. */
    static WebError of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> MEDIA_TYPE_UNSUPPORTED;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}

package dev.storyreel.web;

import dev.storyreel.error.StoryreelException;

/** More bytes came in than a body may have. */
final class BodyTooLargeException extends StoryreelException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super(WebError.BODY_TOO_LARGE, "a request body may have at most " + limit + " bytes");
    }
}

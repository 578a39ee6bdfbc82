package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How the illustrator can fail. */
enum IllustratorError implements ErrorCode {
    /** A colour of the palette is not written {@code #rrggbb}. */
    PALETTE_INVALID(ErrorType.USER),
    /** The illustrations or the dictionary that ship with the product cannot be read. */
    ILLUSTRATIONS_UNREADABLE(ErrorType.INTERNAL);

    private final ErrorType type;

    IllustratorError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}

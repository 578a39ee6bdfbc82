package dev.storyreel.error;

import java.util.Locale;

/**
 * A stable name for one kind of failure. Each module declares an enum of its own; the constant's name in lower case is
 * what clients see, so a constant is never renamed.
 */
public interface ErrorCode {
    /** The enum constant's name. */
    String name();

    /** Who can mend it. */
    ErrorType type();

    /** What clients see, in snake_case. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.storyreel.error;

import org.jspecify.annotations.Nullable;

/** A failure that one field of what was asked for, or one of its parameters, is to blame for. */
public final class WrongField extends StoryreelException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String fault;

    /**
     * @param field its path as clients write it, e.g. {@code scenes[2].voice}
     * @param fault what is wrong with it, e.g. {@code must be 1 to 100}
     */
    public WrongField(ErrorCode errorCode, String field, String fault) {
        this(errorCode, field, fault, null);
    }

    public WrongField(ErrorCode errorCode, String field, String fault, @Nullable Throwable cause) {
        super(errorCode, field + ": " + fault, cause);
        this.field = field;
        this.fault = fault;
    }

    /** The same failure, now that it is known of which field. */
    public static WrongField of(String field, StoryreelException failure) {
        return new WrongField(failure.errorCode(), field, String.valueOf(failure.getMessage()), failure);
    }

    public String field() {
        return field;
    }

    public String fault() {
        return fault;
    }
}

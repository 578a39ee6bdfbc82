package dev.storyreel.error;

/** Who can mend a failure; whether trying again can help is read from this alone. */
public enum ErrorType {
    /** Bad input: whoever asked must change the request. */
    USER(false),
    /** A provider's fault or outage: tried again, then the next provider. */
    PROVIDER(true),
    /** A provider declines the content: never tried again with the same provider. */
    REFUSED(false),
    /** The call would pass the spending limit. */
    BUDGET(false),
    /** Disk, memory, time or processes ran out on this machine. */
    RESOURCES(true),
    /** Nothing was begun and nothing failed: it waits for its turn. */
    BUSY(true),
    /** Ours: a bug, or a row that does not make sense. */
    INTERNAL(true);

    private final boolean retryable;

    ErrorType(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same work may succeed when tried again. */
    public boolean isRetryable() {
        return retryable;
    }
}

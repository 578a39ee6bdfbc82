package dev.storyreel.production;

import java.util.Locale;

/** Where a production stands. A terminal status never changes, but for a production that is retried or made again. */
public enum ProductionStatus {
    /** Accepted; none of its jobs has started. */
    QUEUED(false),
    /** At least one job has started, and none has failed for good. */
    RUNNING(false),
    /** Every job is done: the result is there. */
    SUCCEEDED(true),
    /** A job failed for good; what the others made is kept, and {@link Productions#retry} goes on from there. */
    FAILED(true),
    /** Someone asked for it to stop. */
    CANCELLED(true);

    private final boolean terminal;

    ProductionStatus(boolean terminal) {
        this.terminal = terminal;
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** As it is stored and shown, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such status
     */
    public static ProductionStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

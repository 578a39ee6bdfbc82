package dev.storyreel.production;

import java.util.Locale;

/** Where a job stands. A terminal status never changes: to do a job again is to make a new one. */
public enum JobStatus {
    /** Waits for other jobs. */
    BLOCKED(false),
    /** May start as soon as its lane has room, or, after a failed attempt, when the back-off is over. */
    QUEUED(false),
    /** A worker is at it. */
    RUNNING(false),
    SUCCEEDED(true),
    /** Failed for good: its error is the user's to mend, or its attempts are used up. */
    FAILED(true),
    /** Its production was cancelled, or failed before this job began. */
    CANCELLED(true);

    private final boolean terminal;

    JobStatus(boolean terminal) {
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
    public static JobStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

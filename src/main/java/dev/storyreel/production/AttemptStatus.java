package dev.storyreel.production;

import java.util.Locale;

/** How one attempt at a job went. */
public enum AttemptStatus {
    RUNNING,
    SUCCEEDED,
    /** Ended with an error, or took longer than its limit. */
    FAILED,
    CANCELLED,
    /** Its worker died or was paused for too long; whatever it still does changes nothing. */
    LOST,
    /** Its worker was told to stop and gave the job back; does not count as a failure. */
    RELEASED;

    /** As it is stored and shown, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such status
     */
    public static AttemptStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

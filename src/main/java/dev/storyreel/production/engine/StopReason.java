package dev.storyreel.production.engine;

/** Why an attempt was told to stop before its handler was done. */
enum StopReason {
    /** Its production was cancelled, or another worker has taken the job over: it has no say any more. */
    OVER,
    /** It took longer than its soft limit. */
    TIME_LIMIT,
    /** This worker shuts down. */
    SHUTDOWN
}

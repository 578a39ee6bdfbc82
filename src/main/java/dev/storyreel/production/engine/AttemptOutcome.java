package dev.storyreel.production.engine;

import dev.storyreel.production.JobResult;

/** How the handler's part of an attempt ended. */
sealed interface AttemptOutcome {
    /** The handler is done. */
    record Finished(JobResult result) implements AttemptOutcome {}

    /** The handler threw. */
    record Failed(Throwable cause) implements AttemptOutcome {}

    /**
     * The handler was told to stop.
     *
     * @param ended whether its thread has ended; if not, it ignores the interrupt and is left to itself
     */
    record Stopped(StopReason reason, boolean ended) implements AttemptOutcome {}
}

package dev.storyreel.production.engine;

import dev.storyreel.production.JobResult;

/** How the handler's part of an attempt ended. */
sealed interface AttemptOutcome {
    /** The handler is done. */
    record Finished(JobResult result) implements AttemptOutcome {}

    /** The handler threw. */
    record Failed(Throwable cause) implements AttemptOutcome {}

    /** The handler was told to stop. It has, or it ignores the interrupt and is left to itself. */
    record Stopped(StopReason reason) implements AttemptOutcome {}
}

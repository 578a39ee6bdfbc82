package dev.storyreel.production;

import org.jspecify.annotations.Nullable;

/**
 * What a finished attempt leaves: further jobs and rows of its kind, written in the transaction that completes it.
 *
 * @param next jobs that begin after this one; they may wait for each other
 * @param rows writes the kind's own rows; runs inside the completing transaction, so it must be quick and touch nothing
 *     but the database
 */
public record JobResult(@Nullable JobGraph next, @Nullable Runnable rows) {
    private static final JobResult DONE = new JobResult(null, null);

    /** Nothing but done. */
    public static JobResult done() {
        return DONE;
    }

    /** Done, with rows of the kind's own. */
    public static JobResult saving(Runnable rows) {
        return new JobResult(null, rows);
    }

    /** The same, and then these jobs. */
    public JobResult then(JobGraph graph) {
        return new JobResult(graph, rows);
    }
}

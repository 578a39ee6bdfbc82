package dev.storyreel.production;

/**
 * Carries out the jobs of one type. A kind of production registers its handlers as Spring beans.
 *
 * <p>An attempt can be killed at any line and is then made again by another worker, at the latest after the lease is
 * over. So a handler leaves nothing behind that counts, but through its {@link JobContext} and its {@link JobResult}:
 * they are written in the one transaction that completes the job, and only if the attempt is still the current one.
 */
public interface JobHandler {
    /** What it carries out; the same at every call. */
    JobType type();

    /**
     * Makes one attempt. Called by many threads at once.
     *
     * @throws dev.storyreel.error.StoryreelException a named failure; whether to try again is read from its type
     * @throws InterruptedException when the attempt was told to stop
     * @throws Exception anything else counts as an internal error
     */
    JobResult run(JobContext job) throws Exception;
}

package dev.storyreel.testing;

import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;

/** Jobs that do what a test says. */
public record WorkHandler(JobType type, Work work) implements JobHandler {
    /** What a job does. */
    public interface Work {
        JobResult run(JobContext job) throws Exception;
    }

    @Override
    public JobResult run(JobContext job) throws Exception {
        return work.run(job);
    }
}

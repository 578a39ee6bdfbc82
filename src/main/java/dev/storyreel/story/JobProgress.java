package dev.storyreel.story;

import dev.storyreel.media.FrameProgress;
import dev.storyreel.production.JobContext;

/** Frames done, as a job's progress. */
final class JobProgress {
    private JobProgress() {}

    /** A render that takes the job from one share of its work to another, both 0–1. */
    static FrameProgress of(JobContext job, double from, double to) {
        return (done, total) -> report(job, from + (to - from) * done / total);
    }

    private static void report(JobContext job, double fraction) {
        try {
            job.progress(fraction);
        } catch (InterruptedException e) {
            // the render looks at the flag itself
            Thread.currentThread().interrupt();
        }
    }
}

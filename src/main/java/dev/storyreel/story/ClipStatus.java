package dev.storyreel.story;

import dev.storyreel.production.Job;
import dev.storyreel.production.JobStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a clip stands: read from its jobs. */
final class ClipStatus {
    private ClipStatus() {}

    /** Never {@link JobStatus#BLOCKED}: a clip that waits is queued. */
    static JobStatus of(List<Job> jobs, int clip) {
        Map<String, JobStatus> latest = new HashMap<>();
        // a job that repeats another one comes after it
        jobs.stream()
                .filter(job -> Objects.equals(job.itemIndex(), clip))
                // a transition belongs to two clips, and to neither
                .filter(job -> !job.type().equals(StoryGraph.RENDER_TRANSITION.name()))
                .forEach(job -> latest.put(job.type(), job.status()));
        return of(latest.values());
    }

    private static JobStatus of(Collection<JobStatus> statuses) {
        if (statuses.contains(JobStatus.FAILED)) {
            return JobStatus.FAILED;
        }
        if (statuses.contains(JobStatus.CANCELLED)) {
            return JobStatus.CANCELLED;
        }
        if (!statuses.isEmpty() && statuses.stream().allMatch(JobStatus.SUCCEEDED::equals)) {
            return JobStatus.SUCCEEDED;
        }
        boolean begun = statuses.contains(JobStatus.RUNNING) || statuses.contains(JobStatus.SUCCEEDED);
        return begun ? JobStatus.RUNNING : JobStatus.QUEUED;
    }
}

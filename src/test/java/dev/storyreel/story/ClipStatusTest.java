package dev.storyreel.story;

import static dev.storyreel.production.JobStatus.BLOCKED;
import static dev.storyreel.production.JobStatus.CANCELLED;
import static dev.storyreel.production.JobStatus.FAILED;
import static dev.storyreel.production.JobStatus.QUEUED;
import static dev.storyreel.production.JobStatus.RUNNING;
import static dev.storyreel.production.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.Job;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Lane;
import dev.storyreel.production.Priority;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClipStatusTest {
    private static Job job(String type, int clip, JobStatus status) {
        return new Job(
                UUID.randomUUID(),
                new UUID(0, 0),
                1,
                type,
                clip,
                null,
                status,
                Lane.NETWORK,
                Priority.DEFAULT,
                0,
                null,
                null,
                List.of(),
                Instant.EPOCH,
                null,
                null);
    }

    private static JobStatus status(JobStatus audio, JobStatus image, JobStatus video) {
        Job other = job("generate_audio", 1, FAILED);
        return ClipStatus.of(
                List.of(
                        other,
                        job("generate_audio", 0, audio),
                        job("generate_image", 0, image),
                        job("render_clip", 0, video)),
                0);
    }

    @Test
    void itIsThatOfItsJobs() {
        assertThat(status(QUEUED, QUEUED, BLOCKED)).isEqualTo(QUEUED);
        assertThat(status(RUNNING, QUEUED, BLOCKED)).isEqualTo(RUNNING);
        assertThat(status(SUCCEEDED, QUEUED, BLOCKED)).isEqualTo(RUNNING);
        assertThat(status(SUCCEEDED, SUCCEEDED, SUCCEEDED)).isEqualTo(SUCCEEDED);
        assertThat(status(SUCCEEDED, FAILED, CANCELLED)).isEqualTo(FAILED);
        assertThat(status(SUCCEEDED, CANCELLED, CANCELLED)).isEqualTo(CANCELLED);
        assertThat(ClipStatus.of(List.of(), 0)).isEqualTo(QUEUED);
    }

    @Test
    void aRepeatedJobCountsInsteadOfTheOneBefore() {
        List<Job> jobs = List.of(
                job("generate_audio", 0, SUCCEEDED),
                job("generate_image", 0, FAILED),
                job("render_clip", 0, CANCELLED),
                job("generate_image", 0, RUNNING),
                job("render_clip", 0, BLOCKED));
        assertThat(ClipStatus.of(jobs, 0)).isEqualTo(RUNNING);
    }
}

package dev.storyreel.story;

import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the transition from one clip to the next of both their pictures. */
@Component
class RenderTransition implements JobHandler {
    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;
    private final FilmEncoding encoding;

    RenderTransition(MediaEngine media, Projects projects, Clips clips, FilmEncoding encoding) {
        this.media = media;
        this.projects = projects;
        this.clips = clips;
        this.encoding = encoding;
    }

    @Override
    public JobType type() {
        return StoryGraph.RENDER_TRANSITION;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Project project = projects.get(job.productionId());
        int index = job.requireItemIndex();
        List<Clip> all = clips.of(project.id());
        Path target = job.workDir().resolve("transition.mp4");
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.renderSegment(
                    FilmLayout.of(project, all)
                            .crossing(index, picture(job, all.get(index)), picture(job, all.get(index + 1))),
                    encoding.of(project, job),
                    null,
                    target,
                    processes,
                    JobProgress.of(job, 0, 1));
        }
        job.publish(AssetNames.transition(index), target, "video/mp4");
        return JobResult.done();
    }

    private static Path picture(JobContext job, Clip clip) throws IOException {
        return job.fetch(clip.requireDrawing().asset());
    }
}

package dev.storyreel.story;

import dev.storyreel.media.Encoding;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.Segment;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
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
        FilmLayout layout = FilmLayout.of(project, all);
        Asset before = job.asset(layout.shown(all.get(index)));
        Asset after = job.asset(layout.shown(all.get(index + 1)));
        Encoding settled = encoding.of(project, job);
        WorkKey key = WorkKey.of(
                "segment",
                AssetNames.transition(index),
                media.making(),
                settled.canonical(),
                layout.crossing(
                        all.get(index),
                        AssetPaths.CONTENT.of(before),
                        all.get(index + 1),
                        AssetPaths.CONTENT.of(after)));
        if (job.reuse(key).isEmpty()) {
            Segment crossing = layout.crossing(all.get(index), job.fetch(before), all.get(index + 1), job.fetch(after));
            render(job, key, crossing, settled);
        }
        return JobResult.done();
    }

    private void render(JobContext job, WorkKey key, Segment crossing, Encoding settled)
            throws IOException, InterruptedException {
        Path target = job.workDir().resolve("transition.mp4");
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.renderSegment(crossing, settled, null, target, processes, JobProgress.of(job, 0, 1));
        }
        job.publish(AssetNames.transition(job.requireItemIndex()), target, "video/mp4", new Made(key, null));
    }
}

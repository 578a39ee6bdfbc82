package dev.storyreel.story;

import dev.storyreel.media.AudioCue;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.RenderedSegment;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes a clip of its picture and its narration. */
@Component
class RenderClip implements JobHandler {
    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;
    private final FilmEncoding encoding;

    RenderClip(MediaEngine media, Projects projects, Clips clips, FilmEncoding encoding) {
        this.media = media;
        this.projects = projects;
        this.clips = clips;
        this.encoding = encoding;
    }

    @Override
    public JobType type() {
        return StoryGraph.RENDER_CLIP;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Project project = projects.get(job.productionId());
        int index = job.requireItemIndex();
        List<Clip> all = clips.of(project.id());
        Clip clip = all.get(index);
        FilmLayout layout = FilmLayout.of(project, all);
        Path target = job.workDir().resolve("narrated.mp4");
        RenderedSegment rendered;
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            Path wav = job.fetch(clip.requireVoice().narration());
            rendered = media.renderSegment(
                    layout.body(clip, job.fetch(clip.requireDrawing().asset())),
                    encoding.of(project, job),
                    new AudioCue(wav, layout.narrationOffset(index)),
                    target,
                    processes,
                    JobProgress.of(job, 0, 1));
        }
        job.publish(AssetNames.video(index), target, "video/mp4");
        return JobResult.saving(() ->
                clips.saveRendering(project.id(), index, layout.scene(index).frames(), rendered.captions()));
    }
}

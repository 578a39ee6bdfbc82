package dev.storyreel.story;

import dev.storyreel.media.AudioCue;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.Motion;
import dev.storyreel.media.Pacing;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.RenderedSegment;
import dev.storyreel.media.StillSegment;
import dev.storyreel.media.Timeline;
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
    private static final double PICTURE_SHARE = 0.9;

    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;

    RenderClip(MediaEngine media, Projects projects, Clips clips) {
        this.media = media;
        this.projects = projects;
        this.clips = clips;
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
        Timeline.Scene scene = scene(project.canvas(), all, index);
        Path target = job.workDir().resolve("narrated.mp4");
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            RenderedSegment picture = media.renderSegment(
                    new StillSegment(
                            job.fetch(all.get(index).requireDrawing().asset()),
                            scene.frames(),
                            Motion.forScene(project.seed(), index),
                            project.canvas()),
                    job.workDir().resolve("silent.mp4"),
                    processes,
                    JobProgress.of(job, 0, PICTURE_SHARE));
            Path wav = job.fetch(all.get(index).requireVoice().narration());
            AudioCue narration = new AudioCue(wav, scene.narrationOffset());
            media.withSound(picture, narration, project.canvas(), target, processes);
        }
        job.publish(AssetNames.video(index), target, "video/mp4");
        return JobResult.saving(() -> clips.saveFrames(project.id(), index, scene.frames()));
    }

    /**
     * A scene's length depends on its own narration and on its place alone, so those that are not spoken yet may count as
     * silent.
     */
    private static Timeline.Scene scene(Canvas canvas, List<Clip> all, int index) {
        List<Long> narrations = all.stream()
                .map(clip -> clip.index() == index ? clip.requireVoice().samples() : 0L)
                .toList();
        return Timeline.of(canvas, narrations, Pacing.DEFAULT).scenes().get(index);
    }
}

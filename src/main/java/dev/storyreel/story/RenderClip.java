package dev.storyreel.story;

import dev.storyreel.kind.Results;
import dev.storyreel.kind.Results.Result;
import dev.storyreel.media.AudioCue;
import dev.storyreel.media.Encoding;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.RenderedSegment;
import dev.storyreel.media.Segment;
import dev.storyreel.media.caption.CaptionChecks;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.WorkKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a clip of its picture and its narration. */
@Component
class RenderClip implements JobHandler {
    private final MediaEngine media;
    private final Results results;
    private final Projects projects;
    private final Clips clips;
    private final FilmEncoding encoding;

    RenderClip(MediaEngine media, Results results, Projects projects, Clips clips, FilmEncoding encoding) {
        this.media = media;
        this.results = results;
        this.projects = projects;
        this.clips = clips;
        this.encoding = encoding;
    }

    @Override
    public JobType type() {
        return StoryGraph.RENDER_CLIP;
    }

    /** What is kept beside the clip. */
    record Rendered(CaptionChecks.@Nullable Result captions) {}

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Project project = projects.get(job.productionId());
        int index = job.requireItemIndex();
        List<Clip> all = clips.of(project.id());
        FilmLayout layout = FilmLayout.of(project, all);
        Asset picture = job.asset(layout.shown(all.get(index)));
        Asset narration = job.asset(all.get(index).requireVoice().narration());
        Encoding settled = encoding.of(project, job);
        WorkKey key = WorkKey.of(
                "segment",
                AssetNames.video(index),
                media.making(),
                settled.canonical(),
                layout.body(all.get(index), AssetPaths.CONTENT.of(picture)),
                layout.cue(index, AssetPaths.CONTENT.of(narration)));
        Optional<Result<Rendered>> made = results.made(job, key, Rendered.class);
        made.ifPresent(clip -> job.reuse(clip.asset()));
        Rendered rendered = made.isPresent()
                ? made.get().notes()
                : render(
                        job,
                        key,
                        layout.body(all.get(index), job.fetch(picture)),
                        settled,
                        layout.cue(index, job.fetch(narration)));
        return JobResult.saving(() ->
                clips.saveRendering(project.id(), index, layout.scene(index).frames(), rendered.captions()));
    }

    private Rendered render(JobContext job, WorkKey key, Segment body, Encoding settled, AudioCue narration)
            throws IOException, InterruptedException {
        Path target = job.workDir().resolve("narrated.mp4");
        RenderedSegment segment;
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            segment = media.renderSegment(body, settled, narration, target, processes, JobProgress.of(job, 0, 1));
        }
        Rendered rendered = new Rendered(segment.captions());
        results.keep(job, key, AssetNames.video(job.requireItemIndex()), target, "video/mp4", rendered);
        return rendered;
    }
}

package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.Excerpt;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.RenderedSegment;
import dev.storyreel.media.Segment;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes what stands for the film in lists: a poster and a short moving preview. It needs some of the clips alone. */
@Component
class RenderPreview implements JobHandler {
    private static final int MOST_SHOWN = 4;
    private static final double SECONDS = 3.2;

    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;

    RenderPreview(MediaEngine media, Projects projects, Clips clips) {
        this.media = media;
        this.projects = projects;
        this.clips = clips;
    }

    @Override
    public JobType type() {
        return StoryGraph.RENDER_PREVIEW;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Project project = projects.get(job.productionId());
        List<Clip> all = clips.of(project.id());
        FilmLayout layout = FilmLayout.of(project, all);
        // those of an earlier revision show another film; what is made or taken up here stays
        job.supersede(List.of(AssetNames.POSTER, AssetNames.PREVIEW));
        try {
            poster(job, layout, all);
            job.progress(0.4);
            preview(job, layout, all);
        } catch (StoryreelException e) {
            // a film is not given up because this FFmpeg writes no GIF
            if (e.errorCode() != MediaError.FFMPEG_FAILED) {
                throw e;
            }
            job.warn("preview_missing", "There is no poster or preview of the film: " + e.getMessage());
        }
        return JobResult.done();
    }

    private void poster(JobContext job, FilmLayout layout, List<Clip> all) throws IOException, InterruptedException {
        WorkKey key = WorkKey.of("poster", media.making(), candidates(job, layout, all, AssetPaths.CONTENT));
        if (job.reuse(key).isPresent()) {
            return;
        }
        Path poster = job.workDir().resolve(AssetNames.POSTER);
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.poster(candidates(job, layout, all, job::fetch), poster, processes);
        }
        job.publish(AssetNames.POSTER, poster, "image/jpeg", new Made(key, null));
    }

    private void preview(JobContext job, FilmLayout layout, List<Clip> all) throws IOException, InterruptedException {
        Canvas canvas = layout.project().canvas();
        WorkKey key = WorkKey.of("preview", media.making(), canvas, excerpts(job, layout, all, AssetPaths.CONTENT));
        if (job.reuse(key).isPresent()) {
            return;
        }
        Path preview = job.workDir().resolve(AssetNames.PREVIEW);
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.preview(canvas, excerpts(job, layout, all, job::fetch), preview, processes);
        }
        job.publish(AssetNames.PREVIEW, preview, "image/gif", new Made(key, null));
    }

    /**
     * The clips, of so many, of which something is shown: from all over the film, but not its last, so that the preview is
     * made while others are still rendered.
     */
    static List<Integer> shown(int clips) {
        int count = Math.min(MOST_SHOWN, clips);
        return IntStream.range(0, count).mapToObj(i -> i * clips / count).toList();
    }

    private static List<Segment> candidates(JobContext job, FilmLayout layout, List<Clip> all, AssetPaths paths)
            throws IOException {
        List<Segment> candidates = new ArrayList<>();
        for (int clip : shown(all.size())) {
            candidates.add(layout.body(all.get(clip), paths.of(job.asset(layout.shown(all.get(clip))))));
        }
        return candidates;
    }

    /** The beginnings of clips. */
    private static List<Excerpt> excerpts(JobContext job, FilmLayout layout, List<Clip> all, AssetPaths paths)
            throws IOException {
        List<Integer> shown = shown(all.size());
        int frames = (int) (SECONDS / shown.size() * layout.project().canvas().framesPerSecond());
        List<Excerpt> excerpts = new ArrayList<>();
        for (int clip : shown) {
            int length = layout.scene(clip).bodyFrames();
            RenderedSegment segment = new RenderedSegment(paths.of(job.asset(AssetNames.video(clip))), length);
            excerpts.add(new Excerpt(segment, Math.min(length, Math.max(1, frames))));
        }
        return excerpts;
    }
}

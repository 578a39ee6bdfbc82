package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.JobCaller;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Results;
import dev.storyreel.kind.Results.Result;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.VideoRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has a clip made of a scene's picture, as long as the scene. A vendor takes minutes for that: each attempt makes one step and
 * leaves, and the last one finds the clip.
 */
@Component
class GenerateVideo implements JobHandler {
    private static final String MOVEMENT =
            "The picture comes to life in one continuous shot: what is seen moves slowly and naturally, and the camera glides"
                    + " gently. Style, colours and light stay as they are. No cuts, no text, nobody speaks.";

    private final Providers providers;
    private final Results results;
    private final MediaEngine media;
    private final SentFiles sent;
    private final Projects projects;
    private final Clips clips;

    GenerateVideo(
            Providers providers, Results results, MediaEngine media, SentFiles sent, Projects projects, Clips clips) {
        this.sent = sent;
        this.providers = providers;
        this.results = results;
        this.media = media;
        this.projects = projects;
        this.clips = clips;
    }

    /** What is kept beside the clip. */
    record Made(ProviderUse use) {}

    @Override
    public JobType type() {
        return StoryGraph.GENERATE_VIDEO;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        int index = job.requireItemIndex();
        List<String> route = providers.route(Port.VIDEO);
        job.supersede(Results.names(AssetNames.motion(index)));
        VideoRequest request = request(job, index);
        WorkKey key = WorkKey.of("video", AssetNames.motion(index), request.key(), route);
        Optional<Result<Made>> made = results.made(job, key, Made.class);
        if (made.isPresent()) {
            Optional<MediaFile.Video> facts = facts(job, made.get().asset());
            if (facts.isPresent()) {
                results.reuse(job, made.get().asset(), made.get().notes().use());
                ProviderNotes.warnIfStandIn(job, made.get().notes().use(), route);
                return saving(job, made.get(), facts.get());
            }
        }
        Result<Made> filmed = providers.film(
                request,
                job.workDir().resolve("filmed"),
                new JobCaller(job),
                video -> results.keep(
                        job,
                        key,
                        AssetNames.motion(index),
                        video.file(),
                        video.contentType(),
                        new Made(video.use()),
                        video.use()));
        ProviderNotes.warnIfStoodIn(job, filmed.notes().use(), route);
        MediaFile.Video facts = facts(job, filmed.asset())
                .orElseThrow(() -> new StoryreelException(
                        ProviderError.PROVIDER_BAD_ANSWER,
                        filmed.notes().use().provider() + " sent a clip that cannot be read"));
        return saving(job, filmed, facts);
    }

    private JobResult saving(JobContext job, Result<Made> made, MediaFile.Video facts) {
        Clip.Filmed filmed =
                new Clip.Filmed(made.asset().name(), facts, made.notes().use());
        return JobResult.saving(() -> clips.saveFilmed(job.productionId(), job.requireItemIndex(), filmed));
    }

    /** Whole seconds alone count, so that other words of about the same length need no other clip. */
    private VideoRequest request(JobContext job, int index) {
        Project project = projects.get(job.productionId());
        List<Clip> all = clips.of(project.id());
        Clip clip = all.get(index);
        FilmLayout layout = FilmLayout.of(project, all);
        Asset picture = job.asset(clip.requireDrawing().asset());
        int framesPerSecond = project.canvas().framesPerSecond();
        int seconds = Math.max(1, layout.scene(index).shownFrames() / framesPerSecond);
        int seed = (int) (project.seed(clip.pictureTake()) * 31 + index) & Integer.MAX_VALUE;
        WorkKey key = WorkKey.of(
                "filming",
                layout.firstFrame(clip, AssetPaths.CONTENT.of(picture)),
                clip.imagePrompt(),
                MOVEMENT,
                seconds,
                seed);
        return new VideoRequest(
                key.sha256(),
                clip.imagePrompt(),
                MOVEMENT,
                () -> firstFrame(job, layout, clip, picture),
                project.canvas().width(),
                project.canvas().height(),
                seconds,
                seed);
    }

    private byte[] firstFrame(JobContext job, FilmLayout layout, Clip clip, Asset picture)
            throws IOException, InterruptedException {
        Path jpeg = job.workDir().resolve("first_frame.jpg");
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.poster(List.of(layout.firstFrame(clip, job.fetch(picture))), jpeg, processes);
        }
        return Files.readAllBytes(jpeg);
    }

    /** Of a clip that can be shown; empty if it is none. */
    private Optional<MediaFile.Video> facts(JobContext job, Asset asset) throws IOException, InterruptedException {
        return sent.look(job, job.fetch(asset), MediaFile.Video.class);
    }
}

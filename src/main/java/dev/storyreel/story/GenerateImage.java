package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.JobCaller;
import dev.storyreel.kind.OwnFiles;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Results;
import dev.storyreel.kind.Results.Result;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.Motion;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Usage;
import dev.storyreel.story.Clip.Drawing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has a clip's picture drawn, or takes what the user wants to be seen in its place. */
@Component
class GenerateImage implements JobHandler {
    private final Providers providers;
    private final Results results;
    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;

    private final OwnFiles ownFiles;
    private final StockScenes stock;

    GenerateImage(
            Providers providers,
            Results results,
            MediaEngine media,
            Projects projects,
            Clips clips,
            OwnFiles ownFiles,
            StockScenes stock) {
        this.ownFiles = ownFiles;
        this.stock = stock;
        this.providers = providers;
        this.results = results;
        this.media = media;
        this.projects = projects;
        this.clips = clips;
    }

    /** What is kept beside the picture. */
    record Drawn(List<String> attributions, ProviderUse use) implements Billed {}

    @Override
    public JobType type() {
        return StoryGraph.GENERATE_IMAGE;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        int index = job.requireItemIndex();
        job.supersede(Results.names(AssetNames.image(index)));
        job.supersede(Results.names(AssetNames.stock(index)));
        Clip clip = clips.get(job.productionId(), index);
        return switch (clip.media()) {
            case null -> drawn(job, clip);
            case SceneMedia.Own own -> showing(job, own);
            case SceneMedia.Stock wanted -> saving(job, stock.bring(job, wanted));
        };
    }

    private JobResult drawn(JobContext job, Clip clip) throws IOException, InterruptedException {
        int index = clip.index();
        Project project = projects.get(job.productionId());
        PictureRequest request = request(project, index);
        List<String> route = providers.route(Port.PICTURE);
        WorkKey key = WorkKey.of("picture", request, route);
        Optional<Result<Drawn>> made = results.made(job, key, Drawn.class);
        // one that a job has completed with was looked at
        if (made.isPresent()
                && (made.get().asset().settled() || isReadable(job, made.get().asset()))) {
            results.reuse(job, made.get().asset(), made.get().notes().use());
            ProviderNotes.warnIfStandIn(job, made.get().notes().use(), route);
            return saving(job, made.get());
        }
        String first = route.getFirst();
        WorkKey ownersKey = ownersKey(request, clip.pictureTake(), first);
        // what is made offline is for no other film
        if (!project.fresh() && !providers.quote(Port.PICTURE, Usage.NONE).offline()) {
            Optional<Result<Drawn>> copied = results.copied(job, key, ownersKey, AssetNames.image(index), Drawn.class);
            if (copied.isPresent()) {
                return saving(job, copied.get());
            }
        }
        Picture picture = providers.draw(request, new JobCaller(job));
        Result<Drawn> drawn = results.keep(
                job,
                key,
                ProviderNotes.isBy(first, picture.use()) ? ownersKey : null,
                AssetNames.image(index),
                picture.image(),
                picture.contentType(),
                new Drawn(picture.attributions(), picture.use()));
        if (!isReadable(job, drawn.asset())) {
            throw new StoryreelException(
                    ProviderError.PROVIDER_BAD_ANSWER,
                    picture.use().provider() + " sent a picture that cannot be read");
        }
        return saving(job, drawn);
    }

    /** The user's own file, which was looked at when it came in. */
    private JobResult showing(JobContext job, SceneMedia.Own own) throws IOException, InterruptedException {
        ProviderUse use = ProviderUse.free("upload", "own " + own.purpose().code(), false);
        Asset copy = ownFiles.copy(job, own.file(), own.copyName(job.requireItemIndex()));
        new JobCaller(job).used(use);
        return saving(job, new Result<>(copy, new Drawn(List.of(), use)));
    }

    private boolean isReadable(JobContext job, Asset picture) throws IOException, InterruptedException {
        Path file = job.fetch(picture);
        try (ProcessGroup work = job.closingOnStop(new ProcessGroup())) {
            media.checkPicture(file, work);
            return true;
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.PICTURE_UNREADABLE || e.errorCode() == MediaError.PICTURE_TOO_LARGE) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Vendors draw after words alone: beside which pictures it is seen, and by what chances, is only the illustrator's. Yet
     * scenes of the same words have a picture each.
     */
    private static WorkKey ownersKey(PictureRequest request, int take, String first) {
        long alikeBefore = request.filmPrompts().stream()
                .limit(request.index())
                .filter(request.prompt()::equals)
                .count();
        return WorkKey.of(
                "picture of an owner",
                request.described(),
                request.width(),
                request.height(),
                alikeBefore,
                take,
                first);
    }

    private JobResult saving(JobContext job, Result<Drawn> drawn) {
        ProviderNotes.warnIfOffline(job, drawn.notes().use(), "Pictures were");
        Drawing drawing = new Drawing(
                drawn.asset().name(),
                drawn.notes().attributions(),
                drawn.notes().use(),
                null);
        return saving(job, drawing);
    }

    private JobResult saving(JobContext job, Drawing drawing) {
        return JobResult.saving(() -> clips.saveDrawing(job.productionId(), job.requireItemIndex(), drawing));
    }

    private PictureRequest request(Project project, int index) {
        List<Clip> all = clips.of(project.id());
        // among those of the plan: a change of one picture leaves the others alone
        List<String> prompts = all.stream()
                .map(clip -> clip.index() == index ? clip.imagePrompt() : clip.plannedPrompt())
                .toList();
        Canvas canvas = project.canvas();
        return new PictureRequest(
                prompts.get(index),
                project.look().pictureStyle(),
                project.look().palette(),
                project.look().mood(),
                magnified(canvas.width()),
                magnified(canvas.height()),
                prompts,
                index,
                project.seed(all.get(index).pictureTake()));
    }

    /** As many pixels as are seen at the closest, so that the picture stays sharp while it moves. */
    static int magnified(int pixels) {
        return (int) Math.ceil(pixels * Motion.MAX_ZOOM);
    }
}

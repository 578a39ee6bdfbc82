package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.Motion;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.story.Clip.Drawing;
import dev.storyreel.story.ProviderResults.Kept;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has a clip's picture drawn. */
@Component
class GenerateImage implements JobHandler {
    private final StoryProviders providers;
    private final ProviderResults results;
    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;

    GenerateImage(
            StoryProviders providers, ProviderResults results, MediaEngine media, Projects projects, Clips clips) {
        this.providers = providers;
        this.results = results;
        this.media = media;
        this.projects = projects;
        this.clips = clips;
    }

    /** What is kept beside the picture. */
    record Drawn(List<String> attributions, ProviderUse use) {}

    @Override
    public JobType type() {
        return StoryGraph.GENERATE_IMAGE;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        String stem = AssetNames.image(job.requireItemIndex());
        Optional<Kept<Drawn>> earlier = results.earlier(job, stem, Drawn.class);
        if (earlier.isPresent() && isReadable(job, earlier.get())) {
            return saving(job, earlier.get());
        }
        Kept<Drawn> drawn = draw(job, stem);
        if (!isReadable(job, drawn)) {
            throw new StoryreelException(
                    ProviderError.PROVIDER_BAD_ANSWER,
                    drawn.notes().use().provider() + " sent a picture that cannot be read");
        }
        return saving(job, drawn);
    }

    private boolean isReadable(JobContext job, Kept<Drawn> drawn) throws InterruptedException {
        try (ProcessGroup work = job.closingOnStop(new ProcessGroup())) {
            media.checkPicture(drawn.file(), work);
            return true;
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.PICTURE_UNREADABLE || e.errorCode() == MediaError.PICTURE_TOO_LARGE) {
                return false;
            }
            throw e;
        }
    }

    private JobResult saving(JobContext job, Kept<Drawn> drawn) {
        ProviderNotes.warnIfOffline(job, drawn.notes().use());
        Drawing drawing = new Drawing(
                drawn.asset(), drawn.notes().attributions(), drawn.notes().use());
        return JobResult.saving(() -> clips.saveDrawing(job.productionId(), job.requireItemIndex(), drawing));
    }

    private Kept<Drawn> draw(JobContext job, String stem) throws IOException, InterruptedException {
        Picture picture = providers.picture().draw(request(job));
        Drawn notes = new Drawn(picture.attributions(), picture.use());
        return results.keep(job, stem, picture.image(), picture.contentType(), notes, picture.use());
    }

    private PictureRequest request(JobContext job) {
        Project project = projects.get(job.productionId());
        List<String> prompts =
                clips.of(project.id()).stream().map(Clip::imagePrompt).toList();
        int index = job.requireItemIndex();
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
                project.seed());
    }

    /** As many pixels as are seen at the closest, so that the picture stays sharp while it moves. */
    private static int magnified(int pixels) {
        return (int) Math.ceil(pixels * Motion.MAX_ZOOM);
    }
}

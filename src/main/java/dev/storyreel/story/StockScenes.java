package dev.storyreel.story;

import dev.storyreel.error.WrongField;
import dev.storyreel.kind.JobCaller;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Results;
import dev.storyreel.kind.Results.Result;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.MediaFile;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Providers.StockTaker;
import dev.storyreel.provider.SpokenWords;
import dev.storyreel.provider.StockCredit;
import dev.storyreel.provider.StockFile;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.story.Clip.Drawing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what scenes show from the stock of vendors. */
@Component
class StockScenes {
    private final Providers providers;
    private final Results results;
    private final SentFiles sent;
    private final Projects projects;
    private final Clips clips;
    private final StockChoices choices;

    StockScenes(
            Providers providers,
            Results results,
            SentFiles sent,
            Projects projects,
            Clips clips,
            StockChoices choices) {
        this.providers = providers;
        this.results = results;
        this.sent = sent;
        this.projects = projects;
        this.clips = clips;
        this.choices = choices;
    }

    /**
     * What is kept beside the file.
     *
     * @param video what was found in it; null for a picture
     * @param standIn whether its vendor was asked in place of another one that failed
     */
    record Brought(StockCredit credit, MediaFile.@Nullable Video video, ProviderUse use, boolean standIn)
            implements Billed {}

    /**
     * What is wanted from stock; refused at once where nobody has any.
     *
     * @param words as it asks for
     * @param field where it was asked for
     * @throws WrongField {@link StoryError#STOCK_PROVIDER_MISSING}, {@link StoryError#MEDIA_OPTION_UNUSED}
     */
    SceneMedia.Stock wanted(String words, NewMedia media, String field) {
        try {
            providers.route(Port.STOCK);
        } catch (ProviderException e) {
            throw new WrongField(
                    StoryError.STOCK_PROVIDER_MISSING, field + ".stock", "needs a provider: " + e.getMessage(), e);
        }
        return media.stocked(words, field);
    }

    /**
     * Brings it, or takes up what was brought before by the same words. It costs nothing, so it is looked at first and stored
     * with what was found in it.
     */
    Drawing bring(JobContext job, SceneMedia.Stock wanted) throws IOException, InterruptedException {
        Project project = projects.get(job.productionId());
        List<Clip> all = clips.of(project.id());
        Clip clip = all.get(job.requireItemIndex());
        Canvas canvas = project.canvas();
        String stem = wanted.isClip() ? AssetNames.stock(clip.index()) : AssetNames.image(clip.index());
        // whom it was asked of is no part of it: it stays when another vendor's key comes
        WorkKey key = WorkKey.of(
                "stock", stem, wanted.words(), wanted.kind(), canvas.width(), canvas.height(), clip.pictureTake());
        Optional<Result<Brought>> made = results.made(job, key, Brought.class);
        if (made.isPresent()) {
            Brought brought = made.get().notes();
            results.reuse(job, made.get().asset(), brought.use());
            if (brought.standIn()) {
                ProviderNotes.warnOfStandIn(job, brought.use());
            }
            return drawing(made.get());
        }
        int before = (int) all.stream()
                .limit(clip.index())
                .filter(each -> asksForTheSame(each.media(), wanted))
                .count();
        return drawing(providers.stock(
                request(project, clip, wanted),
                job.workDir().resolve("stock"),
                new JobCaller(job),
                new Taker(job, key, stem, before, providers.route(Port.STOCK))));
    }

    private static boolean asksForTheSame(@Nullable SceneMedia media, SceneMedia.Stock wanted) {
        return media instanceof SceneMedia.Stock other
                && other.words().equals(wanted.words())
                && other.kind() == wanted.kind();
    }

    /** How long the scene lasts is not known before it is spoken, but about. */
    private static StockRequest request(Project project, Clip clip, SceneMedia.Stock wanted) {
        int width = project.canvas().width();
        int height = project.canvas().height();
        boolean still = wanted.kind() == StockKind.PICTURE;
        return StockRequest.of(
                wanted.words(),
                wanted.kind(),
                still ? GenerateImage.magnified(width) : width,
                still ? GenerateImage.magnified(height) : height,
                SpokenWords.in(clip.narration()) / Project.WORDS_PER_SECOND,
                project.narrator().language());
    }

    private static Drawing drawing(Result<Brought> result) {
        Brought brought = result.notes();
        return new Drawing(
                result.asset().name(),
                List.of(brought.credit().attribution()),
                brought.use(),
                new Clip.Stocked(brought.credit(), brought.video()));
    }

    /** Takes for one scene what the film does not show yet. */
    private final class Taker implements StockTaker<Result<Brought>> {
        private final JobContext job;
        private final WorkKey key;
        private final String stem;
        private final int before;
        private final List<String> route;

        /** @param before how many scenes before ask for the same */
        Taker(JobContext job, WorkKey key, String stem, int before, List<String> route) {
            this.job = job;
            this.key = key;
            this.stem = stem;
            this.before = before;
            this.route = route;
        }

        @Override
        public StockItem choose(List<StockItem> ranked) {
            return choices.choose(job.productionId(), key, ranked, before);
        }

        @Override
        public Result<Brought> keep(StockFile brought) throws IOException, InterruptedException {
            boolean clip = brought.contentType().startsWith("video/");
            Class<? extends MediaFile> kind = clip ? MediaFile.Video.class : MediaFile.Picture.class;
            Optional<? extends MediaFile> found = sent.look(job, brought.file(), kind);
            if (found.isEmpty()) {
                throw new ProviderException(
                        ProviderError.PROVIDER_BAD_ANSWER,
                        brought.use().provider() + " sent a " + (clip ? "clip" : "picture") + " that cannot be read");
            }
            Brought notes = new Brought(
                    brought.item().credit(),
                    found.get() instanceof MediaFile.Video video ? video : null,
                    brought.use(),
                    ProviderNotes.isStandIn(brought.use(), route));
            return results.keep(job, key, stem, brought.file(), brought.contentType(), notes, brought.use());
        }
    }
}

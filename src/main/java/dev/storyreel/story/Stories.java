package dev.storyreel.story;

import dev.storyreel.database.Ids;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionFilter;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.story.Project.Look;
import dev.storyreel.web.CurrentOwner;
import dev.storyreel.web.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stories of the current owner. */
@Service
class Stories {
    private static final int DEFAULT_SECONDS = 30;

    private final Productions productions;
    private final Projects projects;
    private final Presets presets;
    private final StorySettings settings;
    private final CurrentOwner owner;

    Stories(Productions productions, Projects projects, Presets presets, StorySettings settings, CurrentOwner owner) {
        this.productions = productions;
        this.projects = projects;
        this.presets = presets;
        this.settings = settings;
        this.owner = owner;
    }

    /** Begins a film: the production and its project are there together or not at all. */
    @Transactional
    public Production begin(NewProject wanted) {
        Project project = project(wanted);
        Production begun = productions.submit(new NewProduction(
                project.id(),
                StoryGraph.KIND,
                owner.name(),
                wanted.priority() == null ? Priority.DEFAULT : Priority.of(wanted.priority()),
                StoryGraph.planning(),
                StoryGraph.weight(project.expectedClips(), project.transition().frames() > 0)));
        projects.insert(project);
        return begun;
    }

    /** @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND} */
    Production find(UUID id) {
        return productions
                .find(id)
                .filter(found ->
                        found.kind().equals(StoryGraph.KIND) && found.owner().equals(owner.name()))
                .orElseThrow(() ->
                        new StoryreelException(StoryError.PROJECT_NOT_FOUND, "there is no project with the id " + id));
    }

    /** Newest first; one more than the page has, if there are more. */
    List<Production> list(@Nullable ProductionStatus status, PageRequest page) {
        var after = page.after();
        var place = after == null ? null : new ProductionFilter.Place(after.at(), after.id());
        return productions.list(new ProductionFilter(owner.name(), StoryGraph.KIND, status, place, page.limit() + 1));
    }

    /** @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND} */
    Production cancel(UUID id) {
        return productions.cancel(find(id).id());
    }

    /**
     * @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND},
     *     {@link dev.storyreel.production.JobError#PRODUCTION_NOT_FAILED}
     */
    Production retry(UUID id) {
        return productions.retry(find(id).id());
    }

    private Project project(NewProject wanted) {
        String name = Objects.requireNonNullElse(wanted.preset(), settings.defaultPreset());
        Preset preset = presets.find(name)
                .orElseThrow(() -> new StoryreelException(StoryError.PRESET_NOT_FOUND, "there is no preset " + name));
        AspectRatio shape = Objects.requireNonNullElse(wanted.aspectRatio(), AspectRatio.PORTRAIT);
        UUID id = Ids.next();
        return new Project(
                id,
                wanted.topic(),
                wanted.script(),
                null,
                name,
                Look.of(preset),
                shape,
                shape.canvas(
                        wanted.resolution() == null
                                ? settings.shortSide()
                                : wanted.resolution().shortSide(),
                        Objects.requireNonNullElse(wanted.fps(), settings.framesPerSecond())),
                Objects.requireNonNullElse(wanted.durationSeconds(), DEFAULT_SECONDS),
                Objects.requireNonNullElse(wanted.transition(), TransitionChoice.CROSSFADE),
                Objects.requireNonNullElse(wanted.captions(), CaptionChoice.BOLD),
                Objects.requireNonNullElse(wanted.music(), MusicChoice.AMBIENT),
                wanted.video(),
                id.getLeastSignificantBits());
    }
}

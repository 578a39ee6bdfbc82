package dev.storyreel.story;

import dev.storyreel.database.Ids;
import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.kind.OwnProductions;
import dev.storyreel.kind.Retry;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Move;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.provider.ShortTitle;
import dev.storyreel.story.Project.Look;
import dev.storyreel.upload.Purpose;
import dev.storyreel.upload.Uploads;
import dev.storyreel.web.CurrentOwner;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stories of the current owner. */
@Service
class Stories {
    private final Productions productions;
    private final OwnProductions own;
    private final Projects projects;
    private final Presets presets;
    private final StorySettings settings;
    private final CurrentOwner owner;

    private final Clips clips;
    private final Uploads uploads;
    private final Filmers filmers;
    private final StockScenes stock;

    Stories(
            Productions productions,
            OwnProductions own,
            Projects projects,
            Clips clips,
            Presets presets,
            Uploads uploads,
            Filmers filmers,
            StockScenes stock,
            StorySettings settings,
            CurrentOwner owner) {
        this.clips = clips;
        this.uploads = uploads;
        this.filmers = filmers;
        this.stock = stock;
        this.productions = productions;
        this.own = own;
        this.projects = projects;
        this.presets = presets;
        this.settings = settings;
        this.owner = owner;
    }

    /** Begins a film with those voices: the production and its project are there together or not at all. */
    @Transactional
    public Production begin(NewProject wanted, Cast cast) {
        uploads.hold(wanted.uploads());
        Project project = project(wanted, cast.narrator());
        List<NewScene> scenes = wanted.scenes() == null ? List.of() : wanted.scenes();
        Map<Integer, SceneMedia> media = checkedMedia(scenes);
        Scenes known = scenes(project, scenes, media);
        Production begun = productions.submit(new NewProduction(
                project.id(),
                StoryGraph.KIND,
                owner.name(),
                wanted.priority() == null ? Priority.DEFAULT : Priority.of(wanted.priority()),
                graph(project, known),
                weight(project, known),
                wanted.maxCostUsd()));
        projects.insert(project);
        clips.insert(project.id(), scenes.stream().map(NewScene::planned).toList());
        media.forEach((index, shown) -> clips.show(project.id(), index, shown));
        cast.scenes().forEach((index, voice) -> clips.recast(project.id(), index, voice));
        for (int index = 0; index < scenes.size(); index++) {
            NewScene scene = scenes.get(index);
            if (scene.motion() != null || scene.focus() != null) {
                clips.move(
                        project.id(),
                        index,
                        scene.move(),
                        scene.focus() == null ? Focus.CENTRE : scene.focus().focus());
            }
        }
        return begun;
    }

    /** What a film would be made of; nothing is begun, but what could not be begun is refused. */
    Project imagine(NewProject wanted, Narrator narrator) {
        checkedMedia(wanted.scenes() == null ? List.of() : wanted.scenes());
        return project(wanted, narrator);
    }

    private Map<Integer, SceneMedia> checkedMedia(List<NewScene> scenes) {
        Map<Integer, SceneMedia> media = media(scenes);
        for (int index = 0; index < scenes.size(); index++) {
            NewScene scene = scenes.get(index);
            CameraRules.check(scene.motion(), scene.focus(), media.get(index), "scenes[" + index + "].");
        }
        return media;
    }

    private static Scenes scenes(Project project, List<NewScene> scenes, Map<Integer, SceneMedia> media) {
        Set<Integer> sounding = media.entrySet().stream()
                .filter(shown -> shown.getValue().mayBeHeard())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<Integer> filmed = IntStream.range(0, scenes.size())
                .filter(index -> Clip.isFilmed(project.move(), scenes.get(index).move(), media.get(index)))
                .boxed()
                .collect(Collectors.toSet());
        return new Scenes(scenes.size(), sounding, filmed);
    }

    private Map<Integer, SceneMedia> media(List<NewScene> scenes) {
        Map<Integer, SceneMedia> media = new TreeMap<>();
        for (int index = 0; index < scenes.size(); index++) {
            NewMedia wanted = scenes.get(index).media();
            String field = "scenes[" + index + "].media";
            if (wanted != null && wanted.uploadId() != null) {
                media.put(
                        index,
                        wanted.of(own(field + ".upload_id", wanted.uploadId(), Purpose.PICTURE, Purpose.CLIP), field));
            } else if (wanted != null && wanted.stock() != null) {
                media.put(index, stock.wanted(wanted.stock(), wanted, field));
            }
        }
        return media;
    }

    /** All the work on a film, as far as it is known: where the scenes were given, nothing is planned. */
    static JobGraph graph(Project project, Scenes scenes) {
        return project.hasOwnScenes() ? StoryGraph.filming(project, scenes) : StoryGraph.planning();
    }

    /** The weight of all that work, as far as it can be guessed. */
    static int weight(Project project, Scenes scenes) {
        Scenes expected = scenes.count() > 0 ? scenes : Scenes.planned(project, project.expectedClips());
        return StoryGraph.weight(expected, project.hasTransitions());
    }

    /**
     * @param field where it is named
     * @throws WrongField {@link dev.storyreel.upload.UploadError}
     */
    OwnFile own(String field, UUID upload, Purpose... purposes) {
        try {
            return OwnFile.of(uploads.require(upload, purposes));
        } catch (StoryreelException e) {
            throw e.errorCode().type() == ErrorType.USER ? WrongField.of(field, e) : e;
        }
    }

    /** @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND} */
    Production find(UUID id) {
        return own.find(StoryGraph.KIND, id)
                .orElseThrow(() ->
                        new StoryreelException(StoryError.PROJECT_NOT_FOUND, "there is no project with the id " + id));
    }

    /**
     * {@linkplain Productions#hold Holds} it until the caller's transaction ends.
     *
     * @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND}
     */
    Production hold(UUID id) {
        return productions.hold(find(id).id());
    }

    /** Newest first. */
    Page<Production> list(@Nullable ProductionStatus status, PageRequest page) {
        return own.list(StoryGraph.KIND, status, page);
    }

    /** @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND} */
    Production cancel(UUID id) {
        return productions.cancel(find(id).id());
    }

    /**
     * @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND},
     *     {@link dev.storyreel.production.JobError#PRODUCTION_NOT_FAILED}
     */
    Production retry(UUID id, Retry how) {
        return how.of(productions, find(id).id());
    }

    private Project project(NewProject wanted, Narrator narrator) {
        filmers.require(wanted.motion(), "motion");
        for (int index = 0; wanted.scenes() != null && index < wanted.scenes().size(); index++) {
            filmers.require(wanted.scenes().get(index).motion(), "scenes[" + index + "].motion");
        }
        String name = Objects.requireNonNullElse(wanted.preset(), settings.defaultPreset());
        Preset preset = presets.find(name)
                .orElseThrow(() -> new StoryreelException(StoryError.PRESET_NOT_FOUND, "there is no preset " + name));
        AspectRatio shape = Objects.requireNonNullElse(wanted.aspectRatio(), AspectRatio.PORTRAIT);
        MusicOrder music = MusicOrder.of(
                wanted.music(),
                wanted.musicUploadId(),
                new MusicOrder(MusicChoice.AMBIENT, null),
                upload -> own("music_upload_id", upload, Purpose.MUSIC));
        UUID id = Ids.next();
        return new Project(
                id,
                wanted.topic(),
                wanted.script(),
                // nobody is asked for a title where nothing is planned
                wanted.scenes() == null
                        ? null
                        : ShortTitle.of(wanted.scenes().getFirst().script()),
                name,
                Look.of(preset),
                shape,
                shape.canvas(
                        wanted.resolution() == null
                                ? settings.shortSide()
                                : wanted.resolution().shortSide(),
                        Objects.requireNonNullElse(wanted.fps(), settings.framesPerSecond())),
                wanted.topic() == null || wanted.durationSeconds() != null
                        ? wanted.durationSeconds()
                        : Integer.valueOf(Project.DEFAULT_SECONDS),
                narrator,
                Objects.requireNonNullElse(wanted.transition(), TransitionChoice.CROSSFADE),
                Objects.requireNonNullElse(wanted.captions(), CaptionChoice.BOLD),
                Objects.requireNonNullElse(wanted.motion(), Move.AUTO),
                music.choice(),
                music.file(),
                wanted.video(),
                id.getLeastSignificantBits(),
                Boolean.TRUE.equals(wanted.fresh()));
    }
}

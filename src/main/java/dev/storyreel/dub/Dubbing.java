package dev.storyreel.dub;

import dev.storyreel.database.Ids;
import dev.storyreel.dub.DubLanguages.Language;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.kind.OwnProductions;
import dev.storyreel.kind.Retry;
import dev.storyreel.media.Canvas;
import dev.storyreel.production.Asset;
import dev.storyreel.production.BranchStage;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.upload.Purpose;
import dev.storyreel.upload.Upload;
import dev.storyreel.upload.Uploads;
import dev.storyreel.web.CurrentOwner;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dubs of the current owner. Who changes one holds it before he reads what it is, so that what two ask for at once is done one after
 * the other.
 */
@Service
class Dubbing {
    private final Productions productions;
    private final OwnProductions own;
    private final Dubs dubs;
    private final DubLanguages languages;
    private final DubTakes takes;
    private final Uploads uploads;
    private final CurrentOwner owner;

    Dubbing(
            Productions productions,
            OwnProductions own,
            Dubs dubs,
            DubLanguages languages,
            DubTakes takes,
            Uploads uploads,
            CurrentOwner owner) {
        this.productions = productions;
        this.own = own;
        this.dubs = dubs;
        this.languages = languages;
        this.takes = takes;
        this.uploads = uploads;
        this.owner = owner;
    }

    /**
     * Begins a dub: the production and what it is to be are there together or not at all.
     *
     * @throws StoryreelException {@link DubError#RECORDING_MISSING}, {@link dev.storyreel.upload.UploadError}
     */
    @Transactional
    public Production begin(NewDub wanted, DubOrder order) {
        uploads.hold(wanted.uploads());
        Upload recording = recording(wanted);
        Dub dub = new Dub(
                Ids.next(),
                recording.fileName(),
                OwnFile.of(recording),
                recording.purpose() == Purpose.VIDEO,
                wanted.backgroundUploadId() == null
                        ? null
                        : OwnFile.of(uploads.require(wanted.backgroundUploadId(), Purpose.BACKGROUND)),
                order.sourceLanguage(),
                null,
                order.voice(),
                order.speakerVoices(),
                Objects.requireNonNullElse(wanted.loudness(), LoudnessPreset.WEB),
                Boolean.TRUE.equals(wanted.keepOriginal()),
                Objects.requireNonNullElse(wanted.keepTerms(), List.of()),
                wanted.transcript(),
                Boolean.TRUE.equals(wanted.fresh()),
                null);
        Production begun = productions.submit(new NewProduction(
                dub.id(),
                DubGraph.KIND,
                owner.name(),
                wanted.priority() == null ? Priority.DEFAULT : Priority.of(wanted.priority()),
                DubGraph.probing(),
                DubGraph.weight(samples(recording), order.captions().size()),
                wanted.maxCostUsd()));
        dubs.insert(dub);
        insert(dub.id(), order.captions(), 0);
        return begun;
    }

    private Upload recording(NewDub wanted) {
        if ((wanted.voiceUploadId() == null) == (wanted.videoUploadId() == null)) {
            throw new StoryreelException(
                    DubError.RECORDING_MISSING, "exactly one of voice_upload_id and video_upload_id is needed");
        }
        return wanted.voiceUploadId() != null
                ? uploads.require(wanted.voiceUploadId(), Purpose.VOICE)
                : uploads.require(Objects.requireNonNull(wanted.videoUploadId()), Purpose.VIDEO);
    }

    private static long samples(Upload recording) {
        return recording.sound() == null ? 0 : Canvas.samples(recording.sound().durationMs());
    }

    private void insert(UUID dub, Map<String, String> captions, int position) {
        int at = position;
        for (Map.Entry<String, String> each : captions.entrySet()) {
            languages.insert(dub, at++, each.getKey(), each.getValue().isEmpty() ? null : each.getValue());
        }
    }

    /** @throws StoryreelException {@link DubError#DUB_NOT_FOUND} */
    Production find(UUID id) {
        return own.find(DubGraph.KIND, id)
                .orElseThrow(() -> new StoryreelException(DubError.DUB_NOT_FOUND, "there is no dub with the id " + id));
    }

    /** @throws StoryreelException {@link DubError#DUB_NOT_FOUND} */
    Dub get(UUID id) {
        return dubs.get(find(id).id());
    }

    /**
     * What people want of it, as far as it is made: files of a language, or of all of them and what was heard.
     *
     * @throws StoryreelException {@link DubError#DUB_NOT_FOUND}
     */
    List<Asset> results(UUID id, @Nullable String language) {
        Set<String> names = new HashSet<>();
        if (language == null) {
            names.add(DubAssets.TRANSCRIPT);
        }
        languages.of(find(id).id()).stream()
                .filter(each -> language == null || language.equals(each.language()))
                .map(Language::made)
                .filter(Objects::nonNull)
                .forEach(made -> names.addAll(made.files()));
        return productions.assets(id).stream()
                .filter(asset -> names.contains(asset.name()))
                .toList();
    }

    /** In the order they were asked for. */
    List<String> languages(UUID id) {
        return languages.of(find(id).id()).stream().map(Language::language).toList();
    }

    /** Newest first. */
    Page<Production> list(@Nullable ProductionStatus status, PageRequest page) {
        return own.list(DubGraph.KIND, status, page);
    }

    /** @throws StoryreelException {@link DubError#DUB_NOT_FOUND} */
    Production cancel(UUID id) {
        return productions.cancel(find(id).id());
    }

    /**
     * Deletes all of a dub but what tells that it was there.
     *
     * @throws StoryreelException {@link DubError#DUB_NOT_FOUND}
     */
    @Transactional
    public void erase(UUID id) {
        productions.erase(find(id).id());
        dubs.delete(id);
    }

    /** @throws StoryreelException {@link DubError#DUB_NOT_FOUND}, {@link JobError#PRODUCTION_NOT_FAILED} */
    @Transactional
    public Production retry(UUID id, Retry how) {
        UUID found = find(id).id();
        boolean failed = productions.hold(found).status() == ProductionStatus.FAILED;
        if (failed && productions.stages(List.of(found)).stream().anyMatch(Dubbing::hasVoiceFailed)) {
            // its lines count as done: only who begins anew speaks them again
            if (how.maxCostUsd() != null) {
                productions.limitCost(found, how.maxCostUsd());
            }
            return regenerate(id);
        }
        return how.of(productions, found);
    }

    private static boolean hasVoiceFailed(BranchStage stage) {
        return stage.failure() != null && stage.failure().code().equals(DubError.VOICE_FAILED.code());
    }

    /**
     * Dubs the recording in further languages.
     *
     * @param captions what is to be said in them; an empty text to have it translated
     * @throws StoryreelException {@link DubError#DUB_NOT_FOUND}, {@link DubError#DUB_LANGUAGE_EXISTS},
     *     {@link JobError#PRODUCTION_IN_PROGRESS}
     */
    @Transactional
    public Production add(UUID id, Map<String, String> captions) {
        productions.hold(find(id).id());
        productions.change(id);
        List<Language> there = languages.of(id);
        there.stream()
                .map(Language::language)
                .filter(captions::containsKey)
                .findFirst()
                .ifPresent(language -> {
                    throw new StoryreelException(
                            DubError.DUB_LANGUAGE_EXISTS, "it is dubbed in " + language + " already");
                });
        insert(id, captions, there.size());
        return regenerate(id);
    }

    /**
     * Changes a line in one language; {@link #regenerate} makes it so.
     *
     * @param voice that the change asks for; null for the dub's, or where it asks for none
     * @throws StoryreelException {@link DubError#DUB_NOT_FOUND}, {@link DubError#DUB_LINE_NOT_FOUND},
     *     {@link DubError#DUB_CHANGE_EMPTY}, {@link JobError#PRODUCTION_IN_PROGRESS}
     */
    @Transactional
    public DubTake change(UUID id, String language, int index, LineChange change, @Nullable VoiceRef voice) {
        productions.hold(find(id).id());
        if (change.changesNothing()) {
            throw new StoryreelException(
                    DubError.DUB_CHANGE_EMPTY, "the body names nothing to change; it can have text, voice or speed");
        }
        DubTake line = line(id, language, index);
        productions.change(id);
        takes.saveWish(
                id,
                language,
                index,
                change.text() == null ? line.ownText() : change.text().strip(),
                change.voice() == null ? line.ownVoice() : voice,
                change.speed() == null ? line.ownSpeed() : change.speed());
        languages.noteChange(id, language);
        return line(id, language, index);
    }

    private DubTake line(UUID id, String language, int index) {
        return takes.find(id, language, index)
                .orElseThrow(() -> new StoryreelException(
                        DubError.DUB_LINE_NOT_FOUND, "there is no line " + index + " in " + language));
    }

    /**
     * Makes what was changed, added or has failed; all else stays as it is.
     *
     * @throws StoryreelException {@link DubError#DUB_NOT_FOUND}, {@link DubError#DUB_CHANGE_EMPTY},
     *     {@link JobError#PRODUCTION_IN_PROGRESS}
     */
    @Transactional
    public Production regenerate(UUID id) {
        productions.hold(find(id).id());
        Dub dub = dubs.get(id);
        List<Language> open = languages.of(id).stream().filter(Language::isOpen).toList();
        if (open.isEmpty()) {
            throw new StoryreelException(DubError.DUB_CHANGE_EMPTY, "nothing was changed, and all languages are made");
        }
        long samples = dub.samples() == null ? 0 : dub.samples();
        return productions.regenerate(id, graph(dub, open), DubGraph.weight(samples, open.size()));
    }

    /** What is known already of the recording is not found out again. */
    private static JobGraph graph(Dub dub, List<Language> open) {
        boolean heard = dub.foundLanguage() != null;
        boolean worded = open.stream().allMatch(language -> language.captions() != null);
        return dub.samples() != null && (heard || worded)
                ? DubGraph.languages(open.stream().map(Language::language).toList())
                : DubGraph.probing()
                        .leadingTo(open.stream().map(Language::language).toList());
    }
}

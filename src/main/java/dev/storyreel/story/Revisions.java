package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Move;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.Voices;
import dev.storyreel.story.ClipTake.Part;
import dev.storyreel.upload.Purpose;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes films that have ended, and makes them again. Each holds the film before it reads what it is, so that what two ask for
 * at once is done one after the other. All of the film's graph is laid anew; each job that would make the very
 * same as before takes that up, so only what a change reaches is worked at.
 */
@Service
class Revisions {
    private final Stories stories;
    private final Productions productions;
    private final Projects projects;
    private final Clips clips;
    private final Filmers filmers;
    private final StockScenes stock;

    Revisions(
            Stories stories,
            Productions productions,
            Projects projects,
            Clips clips,
            Filmers filmers,
            StockScenes stock) {
        this.stock = stock;
        this.stories = stories;
        this.productions = productions;
        this.projects = projects;
        this.clips = clips;
        this.filmers = filmers;
    }

    /**
     * @param narrator what the change asks for of it
     * @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND}, {@link StoryError#NOTHING_TO_CHANGE},
     *     {@link StoryError#CHANGED_MEANWHILE}, {@link dev.storyreel.production.JobError#PRODUCTION_IN_PROGRESS}
     */
    @Transactional
    public Production change(UUID id, ProjectChange change, NarratorChange narrator) {
        Production found = stories.hold(id);
        require(
                !change.changesNothing(),
                "transition, captions, voice, speed, language, motion, music or music_upload_id");
        filmers.require(change.motion(), "motion");
        Project project = projects.get(id);
        Narrator speaker = narrator.of(project.narrator(), Clip.ownVoices(clips.of(id)));
        ProjectChoices wanted =
                change.of(project, speaker, upload -> stories.own("music_upload_id", upload, Purpose.MUSIC));
        if (wanted.equals(ProjectChoices.of(project))) {
            return found;
        }
        Production changed = productions.change(id);
        projects.saveChoices(id, wanted);
        return changed;
    }

    /**
     * @param voice as the change wants it, with the language it was looked up for; null if it asks for none
     * @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND}, {@link StoryError#CLIP_NOT_FOUND},
     *     {@link StoryError#NOTHING_TO_CHANGE}, {@link StoryError#SCRIPT_TOO_LONG}, {@link StoryError#CHANGED_MEANWHILE},
     *     {@link dev.storyreel.production.JobError#PRODUCTION_IN_PROGRESS}
     */
    @Transactional
    public Production change(UUID id, int index, ClipChange change, Voices.@Nullable Choice voice) {
        Production found = stories.hold(id);
        Clip clip = clip(id, index);
        require(!change.changesNothing(), "script, image_prompt, media, voice, motion or focus");
        String narration = change.narration(clip);
        String imagePrompt = change.imagePrompt(clip);
        boolean saysTheSame = narration.equals(clip.narration());
        boolean showsTheSame = imagePrompt.equals(clip.imagePrompt());
        NewMedia wanted = change.media();
        SceneMedia shown = wanted == null ? clip.media() : media(id, wanted, clip);
        boolean showsTheSameMedia = Objects.equals(shown, clip.media());
        CameraRules.check(change.motion(), change.focus(), shown, "");
        filmers.require(change.motion(), "motion");
        Move move = change.move(clip);
        Focus focus = change.drawnFocus(clip);
        boolean movesTheSame = move == clip.move() && focus.equals(clip.drawnFocus());
        VoiceRef speaker = voice == null ? clip.ownVoice() : voice.voice();
        requireLanguage(id, voice);
        boolean isSpokenByTheSame = Objects.equals(speaker, clip.ownVoice());
        if (saysTheSame && isSpokenByTheSame && showsTheSame && showsTheSameMedia && movesTheSame) {
            return found;
        }
        Production changed = productions.change(id);
        if (!saysTheSame) {
            requireRoom(id, narration.length() - clip.narration().length());
            clips.rewrite(id, index, narration);
        }
        if (!isSpokenByTheSame) {
            clips.recast(id, index, speaker);
        }
        if (!showsTheSame) {
            clips.restage(id, index, imagePrompt);
        }
        if (!showsTheSameMedia) {
            clips.show(id, index, shown);
        }
        if (!movesTheSame) {
            clips.move(id, index, move, focus);
        }
        return changed;
    }

    /**
     * Makes the film as it now is to be.
     *
     * @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND},
     *     {@link dev.storyreel.production.JobError#PRODUCTION_IN_PROGRESS}
     */
    @Transactional
    public Production regenerate(UUID id) {
        stories.hold(id);
        Project project = projects.get(id);
        Scenes planned = Scenes.of(project, clips.of(id));
        projects.unsettleEncoding(id);
        return productions.regenerate(id, Stories.graph(project, planned), Stories.weight(project, planned));
    }

    /**
     * The same with another voice or picture of one clip's words.
     *
     * @throws StoryreelException {@link StoryError#PROJECT_NOT_FOUND}, {@link StoryError#CLIP_NOT_FOUND},
     *     {@link dev.storyreel.production.JobError#PRODUCTION_IN_PROGRESS}
     */
    @Transactional
    public Production regenerate(UUID id, int index, ClipTake take) {
        stories.hold(id);
        Clip clip = clip(id, index);
        Production begun = regenerate(id);
        clips.retake(id, index, take.takes(Part.VOICE, clip), take.takes(Part.PICTURE, clip));
        return begun;
    }

    private static void require(boolean something, String fields) {
        if (!something) {
            throw new StoryreelException(
                    StoryError.NOTHING_TO_CHANGE, "the body names nothing to change; it can have " + fields);
        }
    }

    /** A voice was looked up for the language that the film had then. */
    private void requireLanguage(UUID id, Voices.@Nullable Choice voice) {
        if (voice != null
                && voice.voice() != null
                && !voice.language().equals(projects.get(id).narrator().language())) {
            throw NarratorChange.changedMeanwhile();
        }
    }

    /** @param more characters than now */
    private void requireRoom(UUID id, int more) {
        int now = clips.of(id).stream()
                .mapToInt(clip -> clip.narration().length())
                .sum();
        if (more > 0 && now + more > NewProject.LONGEST_SCRIPT) {
            throw new WrongField(
                    StoryError.SCRIPT_TOO_LONG,
                    "script",
                    "would give the film " + (now + more) + " characters in all; there can be "
                            + NewProject.LONGEST_SCRIPT);
        }
    }

    private @Nullable SceneMedia media(UUID id, NewMedia wanted, Clip clip) {
        if (wanted.stock() != null) {
            return stock.wanted(wanted.stock(), wanted, "media");
        }
        UUID upload = wanted.uploadId();
        if (upload == null) {
            return null;
        }
        // a film that has a copy can show it in another way, even if the upload was deleted
        OwnFile file = clip.media() instanceof SceneMedia.Own now
                        && now.file().uploadId().equals(upload)
                        && hasCopy(id, clip.index(), now)
                ? now.file()
                : stories.own("media.upload_id", upload, Purpose.PICTURE, Purpose.CLIP);
        return wanted.of(file, "media");
    }

    private boolean hasCopy(UUID id, int index, SceneMedia.Own media) {
        String name = media.copyName(index) + "." + media.file().extension();
        return productions.assets(id).stream()
                .anyMatch(asset -> asset.name().equals(name)
                        && asset.sha256().equals(media.file().sha256()));
    }

    private Clip clip(UUID id, int index) {
        return clips.find(id, index)
                .orElseThrow(() -> new StoryreelException(
                        StoryError.CLIP_NOT_FOUND, "there is no clip " + index + " in the project " + id));
    }
}

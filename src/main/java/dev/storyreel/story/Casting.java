package dev.storyreel.story;

import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.Voices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds whose voice is meant before anything is begun or changed: lists of voices may have to be fetched, which is nothing to
 * do while the database waits.
 */
@Component
class Casting {
    private final Voices voices;
    private final Stories stories;
    private final Projects projects;
    private final Clips clips;

    Casting(Voices voices, Stories stories, Projects projects, Clips clips) {
        this.voices = voices;
        this.stories = stories;
        this.projects = projects;
        this.clips = clips;
    }

    /** Of a new film. */
    Cast of(NewProject wanted) {
        Voices.Choice choice = voices.choose(named(wanted.voice()), wanted.language());
        if (wanted.topic() != null) {
            voices.requireWriter(choice.language());
        }
        Map<Integer, VoiceRef> own = new HashMap<>();
        List<NewScene> scenes = wanted.scenes() == null ? List.of() : wanted.scenes();
        for (int index = 0; index < scenes.size(); index++) {
            VoiceRef voice = voice(scenes.get(index).voice(), choice.language());
            if (voice != null) {
                own.put(index, voice);
            }
        }
        double speed = Objects.requireNonNullElse(wanted.speed(), 1.0);
        return new Cast(new Narrator(choice.voice(), speed, choice.language()), own);
    }

    /** What a change asks for of who speaks a film. */
    NarratorChange of(UUID id, ProjectChange change) {
        if (change.voice() == null && change.language() == null) {
            return new NarratorChange(change.speed(), null);
        }
        Narrator now = narrator(id);
        String voice = change.voice() == null ? Narrator.code(now.voice()) : change.voice();
        Voices.Choice choice =
                voices.choose(named(voice), Objects.requireNonNullElse(change.language(), now.language()));
        Set<VoiceRef> own = Clip.ownVoices(clips.of(id));
        own.forEach(each -> voices.choose(each.toString(), choice.language()));
        return new NarratorChange(
                change.speed(),
                new NarratorChange.Recast(choice, change.voice() != null, change.language() != null, now, own));
    }

    /** The voice of its own that a clip is to have, with the film's language that it speaks; null if none is asked for. */
    Voices.@Nullable Choice of(UUID id, ClipChange change) {
        if (change.voice() == null) {
            return null;
        }
        String name = named(change.voice());
        String language = narrator(id).language();
        return name == null ? new Voices.Choice(null, language) : voices.choose(name, language);
    }

    private Narrator narrator(UUID id) {
        return projects.get(stories.find(id).id()).narrator();
    }

    private @Nullable VoiceRef voice(@Nullable String wanted, String language) {
        String name = named(wanted);
        return name == null ? null : voices.choose(name, language).voice();
    }

    private static @Nullable String named(@Nullable String voice) {
        return Narrator.AUTO.equals(voice) ? null : voice;
    }
}

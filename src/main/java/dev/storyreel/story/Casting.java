package dev.storyreel.story;

import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.Voices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Who speaks a film after a change. */
    Narrator of(UUID id, ProjectChange change) {
        Narrator now = narrator(id);
        Narrator faster =
                new Narrator(now.voice(), Objects.requireNonNullElse(change.speed(), now.speed()), now.language());
        if (change.voice() == null && change.language() == null) {
            return faster;
        }
        String voice = change.voice() == null ? Narrator.code(now.voice()) : change.voice();
        Voices.Choice choice =
                voices.choose(named(voice), Objects.requireNonNullElse(change.language(), now.language()));
        clips.of(id).stream()
                .map(Clip::ownVoice)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(own -> voices.choose(own.toString(), choice.language()));
        return new Narrator(choice.voice(), faster.speed(), choice.language());
    }

    /** The voice of its own that a clip is to have; null for the film's. */
    @Nullable
    VoiceRef of(UUID id, ClipChange change) {
        return voice(change.voice(), narrator(id).language());
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

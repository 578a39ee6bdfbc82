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
    private final Presets presets;
    private final StorySettings settings;

    Casting(Voices voices, Stories stories, Projects projects, Clips clips, Presets presets, StorySettings settings) {
        this.voices = voices;
        this.stories = stories;
        this.projects = projects;
        this.clips = clips;
        this.presets = presets;
        this.settings = settings;
    }

    /** Of a new film; of what it does not say its preset may. */
    Cast of(NewProject wanted) {
        PresetVoice preset = presets.voiceOf(Objects.requireNonNullElse(wanted.preset(), settings.defaultPreset()));
        String narrator = wanted.voice() == null && preset.voice() != null
                ? preset.voice().toString()
                : wanted.voice();
        // a voice that the film names speaks its own language, whatever the preset's does
        boolean ownVoice = named(wanted.voice()) != null;
        String language = wanted.language() == null && !ownVoice ? preset.language() : wanted.language();
        Voices.Choice choice = voices.choose(named(narrator), language);
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
        double speed = Objects.requireNonNullElse(wanted.speed() == null ? preset.speed() : wanted.speed(), 1.0);
        return new Cast(new Narrator(choice.voice(), speed, choice.language()), own);
    }

    /** Of a new preset. */
    PresetVoice of(NewPreset wanted) {
        return spoken(named(wanted.voice()), wanted.speed(), named(wanted.language()));
    }

    /** Of a preset that is changed. */
    PresetVoice of(Preset preset, PresetChange change) {
        if (change.voice() == null && change.language() == null) {
            // as they are, whether they can be looked up now or not
            PresetVoice now = preset.spoken();
            return new PresetVoice(now.voice(), change.speed() == null ? now.speed() : change.speed(), now.language());
        }
        return spoken(
                named(change.voice() == null ? preset.voice() : change.voice()),
                change.speed() == null ? preset.speed() : change.speed(),
                named(change.language() == null ? preset.language() : change.language()));
    }

    /** Only what was said is kept: the language of a voice may be the voice's to say. */
    private PresetVoice spoken(@Nullable String voice, @Nullable Double speed, @Nullable String language) {
        if (voice == null && language == null) {
            return new PresetVoice(null, speed, null);
        }
        Voices.Choice choice = voices.choose(voice, language);
        return new PresetVoice(choice.voice(), speed, language == null ? null : choice.language());
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

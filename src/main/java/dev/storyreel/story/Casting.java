package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import dev.storyreel.provider.ProviderException;
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
        Fields fields = new Fields(
                wanted.voice() == null ? "preset" : "voice",
                Objects.equals(language, wanted.language()) ? "language" : "preset");
        Voices.Choice choice = choose(named(narrator), language, fields);
        if (wanted.topic() != null) {
            requireWriter(choice.language(), fields);
        }
        Map<Integer, VoiceRef> own = new HashMap<>();
        List<NewScene> scenes = wanted.scenes() == null ? List.of() : wanted.scenes();
        for (int index = 0; index < scenes.size(); index++) {
            VoiceRef voice = voice(scenes.get(index).voice(), choice.language(), "scenes[" + index + "].voice");
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
        Voices.Choice choice = choose(voice, language, Fields.OWN);
        return new PresetVoice(choice.voice(), speed, language == null ? null : choice.language());
    }

    /** What a change asks for of who speaks a film. */
    NarratorChange of(UUID id, ProjectChange change) {
        if (change.voice() == null && change.language() == null) {
            return new NarratorChange(change.speed(), null);
        }
        Narrator now = narrator(id);
        String voice = change.voice() == null ? Narrator.code(now.voice()) : change.voice();
        // a language that nobody named was there before: then the voice is what does not go with it
        Fields fields = change.language() == null ? new Fields("voice", "voice") : Fields.OWN;
        Voices.Choice choice =
                choose(named(voice), Objects.requireNonNullElse(change.language(), now.language()), fields);
        Set<VoiceRef> own = Clip.ownVoices(clips.of(id));
        own.forEach(each -> choose(each.toString(), choice.language(), new Fields("language", "language")));
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
        return name == null ? new Voices.Choice(null, language) : choose(name, language, new Fields("voice", "voice"));
    }

    private Narrator narrator(UUID id) {
        return projects.get(stories.find(id).id()).narrator();
    }

    private @Nullable VoiceRef voice(@Nullable String wanted, String language, String field) {
        String name = named(wanted);
        return name == null
                ? null
                : choose(name, language, new Fields(field, field)).voice();
    }

    /**
     * Which fields ask for a voice and for a language.
     *
     * @param voice to blame for a voice that is not there
     * @param language to blame where nobody speaks or writes it, or the voice does not
     */
    private record Fields(String voice, String language) {
        static final Fields OWN = new Fields("voice", "language");

        StoryreelException blame(ProviderException e) {
            return switch (e.error()) {
                case VOICE_UNKNOWN -> WrongField.of(voice, e);
                case LANGUAGE_NOT_SPOKEN, LANGUAGE_NOT_WRITTEN -> WrongField.of(language, e);
                default -> e;
            };
        }
    }

    private Voices.Choice choose(@Nullable String voice, @Nullable String language, Fields fields) {
        try {
            return voices.choose(voice, language);
        } catch (ProviderException e) {
            throw fields.blame(e);
        }
    }

    private void requireWriter(String language, Fields fields) {
        try {
            voices.requireWriter(language);
        } catch (ProviderException e) {
            throw fields.blame(e);
        }
    }

    private static @Nullable String named(@Nullable String voice) {
        return Narrator.AUTO.equals(voice) ? null : voice;
    }
}

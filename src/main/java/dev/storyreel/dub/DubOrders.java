package dev.storyreel.dub;

import dev.storyreel.dub.transcript.GivenText;
import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.Voices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out before anything is begun whether what is asked for can be done with what is there: who writes down, who translates, and who
 * speaks. Lists of voices may have to be fetched, which is nothing to do while the database waits.
 */
@Component
class DubOrders {
    private static final String AUTO = "auto";

    private final Providers providers;
    private final Voices voices;

    DubOrders(Providers providers, Voices voices) {
        this.providers = providers;
        this.voices = voices;
    }

    /**
     * @throws StoryreelException {@link DubError#DUB_LANGUAGE_INVALID}, {@link DubError#TRANSCRIPT_INVALID},
     *     {@link DubError#SOURCE_LANGUAGE_UNKNOWN}, and a {@link ProviderError} that names the missing part and how to get it
     */
    DubOrder of(NewDub wanted) {
        String source = source(wanted.sourceLanguage());
        if (wanted.transcript() != null) {
            read("transcript", wanted.transcript());
        }
        Map<String, String> given = captions(wanted.captions());
        Map<String, String> captions =
                targets(Objects.requireNonNullElse(wanted.targetLanguages(), List.of()), List.of(), source, given);
        if (captions.containsValue("")) {
            requireTranscript("source_language", source, wanted.transcript() != null);
        }
        requireTranslators(source, captions);
        VoiceRef voice = voice("voice", wanted.voice(), captions.keySet());
        Map<String, VoiceRef> speakers = new LinkedHashMap<>();
        Objects.requireNonNullElse(wanted.speakerVoices(), Map.<String, String>of())
                .forEach((speaker, name) -> {
                    VoiceRef known = voice("speaker_voices." + speaker, name, captions.keySet());
                    if (known != null) {
                        speakers.put(speaker, known);
                    }
                });
        return new DubOrder(source, captions, voice, speakers);
    }

    /** The same of languages that are added to a dub. */
    Map<String, String> of(NewLanguages wanted, Dub dub, Collection<String> there) {
        Map<String, String> captions = targets(
                Objects.requireNonNullElse(wanted.targetLanguages(), List.of()),
                there,
                dub.language(),
                captions(wanted.captions()));
        if (captions.containsValue("") && dub.foundLanguage() == null) {
            requireTranscript("target_languages", dub.language(), dub.transcript() != null);
        }
        requireTranslators(dub.language(), captions);
        voice("target_languages", dub.voice() == null ? null : dub.voice().toString(), captions.keySet());
        dub.speakerVoices().values().forEach(voice -> voice("target_languages", voice.toString(), captions.keySet()));
        return captions;
    }

    /**
     * A voice that speaks all those languages.
     *
     * @param field that names it
     * @return null for whoever is asked first
     */
    @Nullable
    VoiceRef voice(String field, @Nullable String wanted, Collection<String> languages) {
        try {
            VoiceRef voice = null;
            for (String language : languages) {
                if (wanted == null || wanted.equals(AUTO)) {
                    requireVoice(language);
                } else {
                    voice = voices.choose(wanted, language).voice();
                }
            }
            return voice;
        } catch (StoryreelException e) {
            throw WrongField.of(wanted == null ? "target_languages" : field, e);
        }
    }

    private void requireVoice(String language) {
        providers.route(new SpeechRequest("a", language, 1));
    }

    private static @Nullable String source(@Nullable String wanted) {
        return wanted == null || wanted.equals(AUTO) ? null : tag("source_language", wanted);
    }

    /** What is to be said in each; an empty text to have it translated. */
    private static Map<String, String> targets(
            List<String> wanted, Collection<String> there, @Nullable String source, Map<String, String> given) {
        Map<String, String> captions = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String field = "target_languages[" + i + "]";
            String language = tag(field, wanted.get(i));
            if (captions.containsKey(language)) {
                throw new WrongField(DubError.DUB_LANGUAGE_INVALID, field, language + " is asked for twice");
            }
            if (there.contains(language)) {
                throw new WrongField(DubError.DUB_LANGUAGE_EXISTS, field, "it is dubbed in " + language + " already");
            }
            if (source != null && Languages.fits(source, language)) {
                throw new WrongField(
                        DubError.DUB_LANGUAGE_INVALID, field, "the recording is in " + language + " already");
            }
            captions.put(language, given.getOrDefault(language, ""));
        }
        given.keySet().stream()
                .filter(language -> !captions.containsKey(language))
                .findFirst()
                .ifPresent(language -> {
                    throw new WrongField(
                            DubError.DUB_LANGUAGE_INVALID,
                            "captions." + language,
                            "it is not one of the target_languages");
                });
        return captions;
    }

    private static Map<String, String> captions(@Nullable Map<String, String> wanted) {
        Map<String, String> captions = new LinkedHashMap<>();
        Objects.requireNonNullElse(wanted, Map.<String, String>of()).forEach((language, text) -> {
            read("captions." + language, text);
            captions.put(tag("captions." + language, language), text);
        });
        return captions;
    }

    /** @param field that is to blame */
    private void requireTranscript(String field, @Nullable String source, boolean given) {
        if (!given) {
            try {
                providers.recognitionRoute(Optional.ofNullable(source));
            } catch (StoryreelException e) {
                throw missing(e.errorCode(), field, e, ", or give a transcript");
            }
        } else if (source == null) {
            throw new WrongField(
                    DubError.SOURCE_LANGUAGE_UNKNOWN,
                    field,
                    "a transcript does not say which language it is in; name it");
        }
    }

    /** A part is missing; the failure says how to get it, and that something can be given in its stead. */
    private static WrongField missing(ErrorCode code, String field, StoryreelException failure, String instead) {
        return new WrongField(code, field, failure.getMessage() + instead, failure);
    }

    /** Before the recording's language is known, there is nothing to be refused. */
    private void requireTranslators(@Nullable String source, Map<String, String> captions) {
        List<String> untold = new ArrayList<>();
        captions.forEach((language, text) -> {
            if (text.isEmpty()) {
                untold.add(language);
            }
        });
        if (source != null) {
            untold.forEach(language -> requireTranslator(source, language));
        } else if (!untold.isEmpty()) {
            try {
                providers.route(Port.TRANSLATION);
            } catch (StoryreelException e) {
                throw missing(ProviderError.LANGUAGE_NOT_TRANSLATED, "target_languages", e, ", or give captions");
            }
        }
    }

    private void requireTranslator(String source, String language) {
        try {
            providers.translationRoute(source, language);
        } catch (StoryreelException e) {
            throw missing(e.errorCode(), "target_languages", e, ", or give captions." + language);
        }
    }

    private static String tag(String field, String wanted) {
        return Languages.canonical(wanted)
                .orElseThrow(() -> new WrongField(DubError.DUB_LANGUAGE_INVALID, field, Languages.correction(wanted)));
    }

    private static void read(String field, String text) {
        try {
            GivenText.read(text);
        } catch (IllegalArgumentException e) {
            throw new WrongField(DubError.TRANSCRIPT_INVALID, field, String.valueOf(e.getMessage()), e);
        }
    }
}

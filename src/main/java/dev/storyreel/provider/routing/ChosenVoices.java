package dev.storyreel.provider.routing;

import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.Voices;
import dev.storyreel.web.EditDistance;
import dev.storyreel.web.NearestName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the voice that somebody means, or says which ones are near. */
@Component
class ChosenVoices implements Voices {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_SUGGESTED = 3;

    private final Routes routes;
    private final VoiceCatalog catalog;

    ChosenVoices(Routes routes, VoiceCatalog catalog) {
        this.routes = routes;
        this.catalog = catalog;
    }

    @Override
    public Choice choose(@Nullable String voice, @Nullable String language) {
        String tag = language == null ? null : canonical(language);
        if (voice == null) {
            Choice choice = new Choice(null, tag == null ? Languages.ENGLISH : tag);
            routes.of(new SpeechRequest("?", choice.language(), 1));
            return choice;
        }
        Optional<VoiceRef> id = VoiceRef.of(voice).filter(ref -> provider(ref).isPresent());
        return id.isPresent() ? byId(id.get(), tag) : byName(voice, tag);
    }

    private static String canonical(String language) {
        return Languages.canonical(language)
                .orElseThrow(() -> new ProviderException(
                        ProviderError.LANGUAGE_NOT_SPOKEN, "must be a BCP 47 tag such as en, de or pt-BR"));
    }

    @Override
    public void requireWriter(String language) {
        boolean written = routes.of(Port.LANGUAGE).stream()
                .anyMatch(provider -> !(provider instanceof LanguageProvider writer) || writer.writes(language));
        if (!written) {
            throw new ProviderException(
                    ProviderError.LANGUAGE_NOT_WRITTEN,
                    "nobody can write in " + Languages.name(language)
                            + " without a vendor's language model; give a script in place of the topic, or set a key, such as"
                            + " OPENAI_API_KEY");
        }
    }

    private Optional<SpeechProvider> provider(VoiceRef voice) {
        return routes.voices().stream()
                .filter(provider -> provider.name().equals(voice.provider()))
                .findFirst();
    }

    private Choice byId(VoiceRef id, @Nullable String language) {
        SpeechProvider provider =
                routes.of(new SpeechRequest("?", Languages.ENGLISH, 1, id)).getFirst();
        VoiceCatalog.Shown shown = catalog.of(provider);
        List<Voice> voices = shown.list() == null ? List.of() : shown.list().voices();
        Optional<Voice> found =
                voices.stream().filter(voice -> voice.id().equals(id)).findFirst();
        if (found.isPresent()) {
            return chosen(provider, found.get(), language);
        }
        if (shown.list() != null && shown.list().complete()) {
            throw unknown(provider.name() + " has no voice " + id.voice(), id.voice(), voices, language);
        }
        if (language == null) {
            throw new ProviderException(
                    ProviderError.LANGUAGE_NOT_SPOKEN,
                    "must be given with the voice " + id + ": " + provider.name()
                            + " does not tell now which one it speaks",
                    shown.failure());
        }
        // there may be one: its provider tells, at the latest when it is to speak
        return new Choice(id, language);
    }

    private Choice byName(String name, @Nullable String language) {
        if (name.length() > LONGEST_NAME) {
            throw new ProviderException(
                    ProviderError.VOICE_UNKNOWN, "must have at most " + LONGEST_NAME + " characters");
        }
        List<VoiceCatalog.Shown> all = catalog.all();
        requireAll(all);
        List<Voice> known = all.stream()
                .flatMap(shown -> shown.list() == null ? Stream.<Voice>of() : shown.list().voices().stream())
                .toList();
        List<Voice> called = known.stream()
                .filter(voice -> voice.name().equalsIgnoreCase(name)
                        || voice.id().voice().equals(name))
                .toList();
        List<Voice> fitting = called.stream()
                .filter(voice -> language == null || Languages.among(voice.languages(), language))
                .toList();
        List<Voice> found = fitting.isEmpty() ? called : fitting;
        if (found.size() > 1) {
            throw new ProviderException(
                    ProviderError.VOICE_UNKNOWN,
                    "several are called that; give the id of one of them: " + ids(found.stream()));
        }
        if (found.isEmpty()) {
            throw unknown("there is none of that name", name, known, language);
        }
        Voice voice = found.getFirst();
        return chosen(provider(voice.id()).orElseThrow(), voice, language);
    }

    /** Another of the same name may be among those that cannot be seen: nobody is to speak by chance. */
    private static void requireAll(List<VoiceCatalog.Shown> all) {
        for (VoiceCatalog.Shown shown : all) {
            if (shown.list() == null) {
                throw new ProviderException(
                        ProviderError.PROVIDER_UNAVAILABLE,
                        "voice: whose name that is cannot be told now, as "
                                + shown.provider().name() + " cannot be asked; give an id, or try again later",
                        shown.failure());
            }
        }
    }

    private Choice chosen(SpeechProvider provider, Voice voice, @Nullable String language) {
        if (language == null) {
            return new Choice(
                    voice.id(),
                    voice.languages().isEmpty()
                            ? Languages.ENGLISH
                            : voice.languages().getFirst());
        }
        if (!provider.speaks(voice, language)) {
            String others = ids(catalog.all().stream()
                    .flatMap(shown -> shown.list() == null ? Stream.<Voice>of() : shown.list().voices().stream())
                    .filter(other -> !other.languages().isEmpty() && Languages.among(other.languages(), language)));
            throw new ProviderException(
                    ProviderError.LANGUAGE_NOT_SPOKEN,
                    "the voice " + voice.id() + " speaks " + String.join(", ", voice.languages()) + ", not " + language
                            + (others.isEmpty() ? "" : "; these do: " + others));
        }
        return new Choice(voice.id(), language);
    }

    /** @param language that the voice is to speak; null for any */
    private static ProviderException unknown(
            String what, String written, List<Voice> voices, @Nullable String language) {
        String near = ids(voices.stream()
                .filter(voice -> language == null || Languages.among(voice.languages(), language))
                .filter(voice -> names(voice).anyMatch(name -> NearestName.isNear(lower(written), name)))
                .sorted(Comparator.comparingInt(voice -> names(voice)
                        .mapToInt(name -> EditDistance.between(lower(written), name))
                        .min()
                        .orElseThrow())));
        return new ProviderException(
                ProviderError.VOICE_UNKNOWN,
                what + (near.isEmpty() ? "; GET /v1/voices lists those there are" : "; did you mean " + near + "?"));
    }

    private static Stream<String> names(Voice voice) {
        return Stream.of(lower(voice.name()), lower(voice.id().voice()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String ids(Stream<Voice> voices) {
        return voices.limit(MOST_SUGGESTED)
                .map(voice -> voice.name().equals(voice.id().voice())
                        ? voice.id().toString()
                        : voice.id() + " (" + voice.name() + ")")
                .collect(Collectors.joining(", "));
    }
}

package dev.storyreel.provider.routing;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.TranslationProvider;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says between which languages a recording can be dubbed with what is there, and how to get what is missing. Only those are asked
 * that are on this machine. Films need none of it, so nothing that is missing is a fault.
 */
@Component
class DubbingCheck implements ComponentCheck {
    private static final int MOST_SHOWN = 12;
    private final ObjectProvider<Routes> routes;

    /** @param routes cannot be made where a setting is wrong, which another component tells */
    DubbingCheck(ObjectProvider<Routes> routes) {
        this.routes = routes;
    }

    @Override
    public String component() {
        return "dubbing";
    }

    @Override
    public ComponentStatus check() {
        try {
            Routes asked = routes.getObject();
            List<Provider> voices = asked.orNobody(Port.SPEECH);
            NavigableSet<String> spoken = new TreeSet<>();
            voices.forEach(voice -> spoken.addAll(spoken((SpeechProvider) voice)));
            return ComponentStatus.up("transcripts: "
                    + each(asked, Port.RECOGNITION, ", or give a transcript", DubbingCheck::understood)
                    + "; translations: "
                    + each(asked, Port.TRANSLATION, ", or give translated captions", each -> translated(each, spoken))
                    + "; voices: "
                    + each(asked, Port.SPEECH, "", each -> languages(spoken((SpeechProvider) each))));
        } catch (BeanCreationException e) {
            return ComponentStatus.down("not known while providers cannot be asked", "see providers");
        }
    }

    /** @param instead what else would do where nobody is there */
    private static String each(Routes asked, Port port, String instead, Function<Provider, String> what) {
        List<Provider> route = asked.orNobody(port);
        return route.isEmpty()
                ? "nobody"
                        + asked.howToGet(port).map(how -> ": " + how + instead).orElse("")
                : route.stream()
                        .map(provider -> provider.name() + " (" + what.apply(provider) + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String understood(Provider provider) {
        RecognitionProvider recogniser = (RecognitionProvider) provider;
        return languages(recogniser.languages())
                + (recogniser.findsLanguage() ? "" : ", if you say that it is the recording's");
    }

    /** Pairs of languages that somebody speaks, or that English is one of. */
    private static String translated(Provider provider, NavigableSet<String> spoken) {
        if (!(provider instanceof TranslationProvider translator)) {
            return languages(List.of());
        }
        NavigableSet<String> languages = new TreeSet<>(spoken);
        languages.add(Languages.ENGLISH);
        try {
            List<String> pairs = languages.stream()
                    .flatMap(from -> languages.stream()
                            .filter(to -> !to.equals(from) && translator.translates(from, to))
                            .map(to -> from + " → " + to))
                    .toList();
            return pairs.isEmpty() ? "no pair of what is spoken; install one such as apertium-eng-spa" : shown(pairs);
        } catch (ProviderException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Those of a provider that is here; nothing of one that would have to be asked over a network. */
    private static NavigableSet<String> spoken(SpeechProvider provider) {
        NavigableSet<String> languages = new TreeSet<>();
        if (!provider.offline()) {
            return languages;
        }
        try {
            provider.voices().voices().stream()
                    .flatMap(voice -> voice.languages().stream())
                    .map(Languages::primary)
                    .forEach(languages::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ProviderException e) {
            // nobody knows now what it speaks, and whoever has it speak is told why
        }
        return languages;
    }

    private static String languages(Collection<String> languages) {
        return languages.isEmpty() ? "many languages" : shown(languages);
    }

    private static String shown(Collection<String> all) {
        String first = all.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return all.size() <= MOST_SHOWN ? first : first + " and " + (all.size() - MOST_SHOWN) + " more";
    }
}

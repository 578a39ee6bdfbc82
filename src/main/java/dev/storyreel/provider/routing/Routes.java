package dev.storyreel.provider.routing;

import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.StockProvider;
import dev.storyreel.provider.TranslationProvider;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VoiceRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which providers there are for each port, and in what order they are asked. */
@Component
class Routes {
    private final Map<Port, List<Provider>> known = new EnumMap<>(Port.class);
    private final Map<Port, List<Provider>> routes = new EnumMap<>(Port.class);

    /** @throws ProviderException {@link ProviderError#ROUTE_INVALID} if a route names a provider that is not there or lacks its key */
    Routes(
            RoutingSettings settings,
            ObjectProvider<LanguageModel> models,
            ObjectProvider<LanguageProvider> planners,
            ObjectProvider<SpeechProvider> voices,
            ObjectProvider<RecognitionProvider> recognisers,
            ObjectProvider<TranslationProvider> translators,
            ObjectProvider<PictureProvider> illustrators,
            ObjectProvider<VideoProvider> filmers,
            ObjectProvider<StockProvider> shelves) {
        known.put(
                Port.LANGUAGE,
                List.copyOf(Stream.concat(models.orderedStream(), planners.orderedStream())
                        .toList()));
        known.put(Port.VISION, List.copyOf(models.orderedStream().toList()));
        known.put(Port.SPEECH, List.copyOf(voices.orderedStream().toList()));
        known.put(Port.RECOGNITION, List.copyOf(recognisers.orderedStream().toList()));
        known.put(
                Port.TRANSLATION,
                List.copyOf(Stream.concat(models.orderedStream(), translators.orderedStream())
                        .toList()));
        known.put(Port.PICTURE, List.copyOf(illustrators.orderedStream().toList()));
        known.put(Port.VIDEO, List.copyOf(filmers.orderedStream().toList()));
        known.put(Port.STOCK, List.copyOf(shelves.orderedStream().toList()));
        known.forEach((port, providers) -> routes.put(port, route(port, providers, settings.names(port))));
    }

    /** All there are, whether they can be used or not. */
    List<Provider> known(Port port) {
        return known.getOrDefault(port, List.of());
    }

    /**
     * Those that are asked, the first one first.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if nobody is there
     */
    List<Provider> of(Port port) {
        List<Provider> route = orNobody(port);
        if (route.isEmpty()) {
            throw new ProviderException(
                    ProviderError.PROVIDER_UNAVAILABLE,
                    "no " + port.code() + " provider can be used"
                            + howToGet(port).map(how -> "; " + how).orElse(""));
        }
        return route;
    }

    /**
     * Those that are asked to speak a text: those of the route that speak its language or, where a voice is named, the one
     * whose it is, whether it is in the route or not.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if nobody is there,
     *     {@link ProviderError#LANGUAGE_NOT_SPOKEN}, {@link ProviderError#VOICE_UNKNOWN}
     */
    List<SpeechProvider> of(SpeechRequest request) {
        VoiceRef voice = request.voice();
        if (voice != null) {
            return List.of(whose(voice));
        }
        List<SpeechProvider> route = of(Port.SPEECH).stream()
                .map(SpeechProvider.class::cast)
                .filter(provider -> provider.voiceFor(request.language()).isPresent())
                .toList();
        if (route.isEmpty()) {
            throw new ProviderException(ProviderError.LANGUAGE_NOT_SPOKEN, notSpoken(request.language()));
        }
        return route;
    }

    /**
     * Those that are asked to translate.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if nobody is there,
     *     {@link ProviderError#LANGUAGE_NOT_TRANSLATED}
     */
    List<Provider> translating(String source, String target) {
        List<Provider> all = orNobody(Port.TRANSLATION);
        List<Provider> route = all.stream()
                .filter(provider ->
                        !(provider instanceof TranslationProvider translator) || translator.translates(source, target))
                .toList();
        if (route.isEmpty()) {
            Optional<String> how = HowToGet.somebody(
                    setting(Port.TRANSLATION),
                    known(Port.TRANSLATION).stream()
                            .filter(provider ->
                                    all.contains(provider) || provider.missing().isPresent())
                            .toList(),
                    all,
                    provider -> provider instanceof TranslationProvider translator
                            ? translator.howToGet(source, target)
                            : provider.howToGet());
            throw new ProviderException(
                    ProviderError.LANGUAGE_NOT_TRANSLATED,
                    nobodyOf(all) + " translates from " + Languages.name(source) + " to " + Languages.name(target)
                            + how.map(each -> ": " + each).orElse(""));
        }
        return route;
    }

    /**
     * Those that are asked to write down what is said.
     *
     * @param language BCP 47; empty to have it found out
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_RECOGNISED}
     */
    List<RecognitionProvider> recognising(Optional<String> language) {
        List<Provider> all = orNobody(Port.RECOGNITION);
        List<RecognitionProvider> route = all.stream()
                .map(RecognitionProvider.class::cast)
                .filter(provider -> provider.understands(language))
                .toList();
        if (route.isEmpty()) {
            List<Provider> able = known(Port.RECOGNITION).stream()
                    .filter(provider -> (all.isEmpty() && language.isEmpty())
                            || ((RecognitionProvider) provider).understands(language))
                    .toList();
            String what = all.isEmpty() && language.isEmpty()
                    ? " writes down what is said"
                    : language.map(tag -> " writes down " + Languages.name(tag))
                            .orElse(" finds out which language is spoken");
            throw new ProviderException(
                    ProviderError.LANGUAGE_NOT_RECOGNISED,
                    nobodyOf(all)
                            + what
                            + HowToGet.somebody(setting(Port.RECOGNITION), able, all, Provider::howToGet)
                                    .map(each -> ": " + each)
                                    .orElse("")
                            + (language.isPresent() || all.isEmpty() ? "" : ", or say which one it is"));
        }
        return route;
    }

    /** Who is to be told that he does not do something. */
    private static String nobodyOf(List<Provider> route) {
        String asked = route.stream().map(Provider::name).collect(Collectors.joining(", "));
        return route.isEmpty() ? "nobody here" : "nobody here (" + asked + ")";
    }

    /** What to install or set to have somebody for a port, or one more. */
    Optional<String> howToGet(Port port) {
        return HowToGet.somebody(setting(port), known(port), orNobody(port), Provider::howToGet);
    }

    private SpeechProvider whose(VoiceRef voice) {
        SpeechProvider provider = voices().stream()
                .filter(each -> each.name().equals(voice.provider()))
                .findFirst()
                .orElseThrow(() -> new ProviderException(
                        ProviderError.VOICE_UNKNOWN, "the voice " + voice + " is of no provider there is"));
        provider.missing().ifPresent(missing -> {
            throw new ProviderException(
                    ProviderError.VOICE_UNKNOWN, "the voice " + voice + " cannot be used: " + missing + " is not set");
        });
        return provider;
    }

    /** Why, and who could. */
    private String notSpoken(String language) {
        String asked = of(Port.SPEECH).stream().map(Provider::name).collect(Collectors.joining(", "));
        String others = voices().stream()
                .filter(provider -> provider.missing().isEmpty())
                .flatMap(provider -> suggested(provider, language).stream())
                .collect(Collectors.joining(", "));
        return "no voice of " + asked + " speaks " + Languages.name(language)
                + (others.isEmpty()
                        ? "; GET /v1/voices lists those there are"
                                + howToGet(Port.SPEECH)
                                        .map(how -> ", and there are more if you " + how)
                                        .orElse("")
                        : "; name one as voice that does, such as " + others);
    }

    private static Optional<String> suggested(SpeechProvider provider, String language) {
        try {
            return provider.voiceFor(language).map(voice -> provider.name() + "/" + voice);
        } catch (ProviderException e) {
            // nobody has asked for this one
            return Optional.empty();
        }
    }

    /** All that speak, whether they can be used or not. */
    List<SpeechProvider> voices() {
        return known(Port.SPEECH).stream().map(SpeechProvider.class::cast).toList();
    }

    /**
     * Those of a route, from the one on that has begun already; that one is asked even if it is in the route no more.
     *
     * @param begun its name
     */
    List<Provider> from(Port port, Optional<String> begun) {
        Optional<Provider> first = begun.flatMap(name -> known(port).stream()
                .filter(provider ->
                        provider.name().equals(name) && provider.missing().isEmpty())
                .findFirst());
        if (first.isEmpty()) {
            return of(port);
        }
        List<Provider> route = orNobody(port);
        int place = route.indexOf(first.get());
        return place < 0 ? Stream.concat(first.stream(), route.stream()).toList() : route.subList(place, route.size());
    }

    /** Those of a port's route; empty if nobody is there. */
    List<Provider> orNobody(Port port) {
        return routes.getOrDefault(port, List.of());
    }

    /** As it is written in a file, and as a variable. */
    private static String setting(Port port) {
        return "storyreel.provider.route." + port.code() + " (STORYREEL_PROVIDER_ROUTE_" + port.name() + ")";
    }

    private static List<Provider> route(Port port, List<Provider> known, List<String> names) {
        if (names.isEmpty()) {
            List<Provider> usable = known.stream()
                    .filter(provider -> provider.missing().isEmpty())
                    .toList();
            List<Provider> vendors =
                    usable.stream().filter(provider -> !provider.offline()).toList();
            return vendors.isEmpty() ? usable : vendors;
        }
        List<Provider> route = new ArrayList<>();
        for (String name : names) {
            Provider named = known.stream()
                    .filter(provider -> provider.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ProviderException(
                            ProviderError.ROUTE_INVALID,
                            setting(port) + " names \"" + name + "\", but there are only "
                                    + known.stream().map(Provider::name).collect(Collectors.joining(", "))));
            named.missing().ifPresent(missing -> {
                throw new ProviderException(
                        ProviderError.ROUTE_INVALID,
                        setting(port) + " names " + name + ", but " + missing + " is not set; set it, or take " + name
                                + " out of the route");
            });
            route.add(named);
        }
        return List.copyOf(route);
    }
}

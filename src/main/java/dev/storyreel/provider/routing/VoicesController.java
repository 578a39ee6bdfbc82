package dev.storyreel.provider.routing;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.Voice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Voices over HTTP. */
@Tag(name = "Voices", description = "Whose voices can speak a film")
@RestController
@RequestMapping("/v1/voices")
class VoicesController {
    private final Routes routes;
    private final VoiceCatalog catalog;

    VoicesController(Routes routes, VoiceCatalog catalog) {
        this.routes = routes;
        this.catalog = catalog;
    }

    /**
     * @param nextCursor always null: all are there
     * @param warnings whose voices could not be listed
     */
    record VoiceListing(List<Voice> data, @Nullable String nextCursor, List<Unlisted> warnings) {}

    /** @param code why, as in errors */
    record Unlisted(String provider, String code, String message) {}

    @GetMapping
    @Operation(
            summary = "All voices that can be used, those of the provider that is asked first first",
            description = "A provider that cannot list its voices now is named in warnings; the others' are there.")
    VoiceListing list(
            @Parameter(description = "the name of one, such as cartesia") @RequestParam(required = false) @Nullable
                    String provider,
            @Parameter(description = "BCP 47; with a region, voices of another one are left out")
                    @RequestParam(required = false)
                    @Nullable
                    String language,
            @RequestParam(required = false) Voice.@Nullable Gender gender,
            @Parameter(description = "words that are in the name, id or description")
                    @RequestParam(required = false)
                    @Nullable
                    String q) {
        String tag = language == null
                ? null
                : Languages.canonical(language)
                        .orElseThrow(() -> new ProviderException(
                                ProviderError.LANGUAGE_NOT_SPOKEN,
                                "language must be a BCP 47 tag such as en, de or pt-BR"));
        List<Voice> voices = new ArrayList<>();
        List<Unlisted> warnings = new ArrayList<>();
        for (VoiceCatalog.Shown shown : provider == null ? catalog.all() : List.of(catalog.of(usable(provider)))) {
            if (shown.list() != null) {
                shown.list().voices().stream()
                        .filter(voice -> fits(voice, tag, gender, q))
                        .forEach(voices::add);
            }
            StoryreelException failure = shown.failure();
            if (failure != null) {
                warnings.add(new Unlisted(
                        shown.provider().name(), failure.errorCode().code(), String.valueOf(failure.getMessage())));
            }
        }
        return new VoiceListing(voices, null, warnings);
    }

    private SpeechProvider usable(String name) {
        SpeechProvider provider = routes.voices().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProviderException(
                        ProviderError.PROVIDER_NOT_FOUND,
                        "provider must be one of "
                                + routes.voices().stream()
                                        .map(SpeechProvider::name)
                                        .collect(Collectors.joining(", "))));
        provider.missing().ifPresent(missing -> {
            throw new ProviderException(
                    ProviderError.PROVIDER_NOT_FOUND,
                    "provider " + name + " cannot be used: " + missing + " is not set");
        });
        return provider;
    }

    private static boolean fits(
            Voice voice, @Nullable String language, Voice.@Nullable Gender gender, @Nullable String words) {
        return (language == null
                        || voice.languages().isEmpty()
                        || voice.languages().stream().anyMatch(spoken -> Languages.fits(spoken, language)))
                && (gender == null || gender == voice.gender())
                && (words == null || says(voice, words));
    }

    private static boolean says(Voice voice, String words) {
        String all = (voice.id() + " " + voice.name() + " " + Objects.requireNonNullElse(voice.description(), ""))
                .toLowerCase(Locale.ROOT);
        return Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}

package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.SpeechProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Chooses who writes, speaks and draws: the first provider of each port, in the order of the beans. */
@Component
class StoryProviders {
    private final ObjectProvider<LanguageProvider> language;
    private final ObjectProvider<SpeechProvider> speech;
    private final ObjectProvider<PictureProvider> picture;

    StoryProviders(
            ObjectProvider<LanguageProvider> language,
            ObjectProvider<SpeechProvider> speech,
            ObjectProvider<PictureProvider> picture) {
        this.language = language;
        this.speech = speech;
        this.picture = picture;
    }

    LanguageProvider language() {
        return first(language, "language");
    }

    SpeechProvider speech() {
        return first(speech, "speech");
    }

    PictureProvider picture() {
        return first(picture, "picture");
    }

    private static <P extends Provider> P first(ObjectProvider<P> providers, String port) {
        return providers
                .orderedStream()
                .findFirst()
                .orElseThrow(() -> new StoryreelException(
                        ProviderError.PROVIDER_UNAVAILABLE, "no " + port + " provider is configured"));
    }
}

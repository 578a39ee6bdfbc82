package dev.storyreel.provider.http;

import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.Voice;
import java.util.List;
import java.util.Optional;

/** What the adapters of vendors have in common whose model speaks each of its languages with any voice. */
public abstract class MultilingualVoice extends VendorProvider implements SpeechProvider {
    private final String voice;
    private final List<String> languages;

    /**
     * @param name in the configuration
     * @param title as people know the vendor
     * @param voice that speaks where none is named
     * @param languages that the model speaks; empty for any
     */
    protected MultilingualVoice(
            String name,
            String title,
            String model,
            VendorSettings settings,
            Prices prices,
            String voice,
            List<String> languages) {
        super(name, title, model, settings, prices);
        this.voice = voice;
        this.languages = List.copyOf(languages);
    }

    @Override
    public final Optional<String> voiceFor(String language) {
        return Languages.among(languages, language) ? Optional.of(voice) : Optional.empty();
    }

    @Override
    public final boolean speaks(Voice named, String language) {
        return Languages.among(languages, language);
    }
}

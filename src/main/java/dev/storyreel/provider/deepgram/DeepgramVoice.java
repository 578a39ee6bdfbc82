package dev.storyreel.provider.deepgram;

import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.Wav;
import dev.storyreel.provider.deepgram.DeepgramApi.About;
import dev.storyreel.provider.deepgram.DeepgramApi.ModelList;
import dev.storyreel.provider.deepgram.DeepgramApi.Order;
import dev.storyreel.provider.deepgram.DeepgramApi.SpeechModel;
import dev.storyreel.provider.http.VendorProvider;
import dev.storyreel.provider.http.VoicePages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Speaks with Deepgram's Aura, which does not time words. */
@Component
@org.springframework.core.annotation.Order(20)
class DeepgramVoice extends VendorProvider implements SpeechProvider {
    private static final int LONGEST_TEXT = 2_000;
    private static final int SAMPLE_RATE = 48_000;
    private static final double SLOWEST = 0.7;
    private static final double FASTEST = 1.5;
    /** The languages whose voices can be told how fast to speak. */
    private static final Set<String> PACED = Set.of("en", "es");

    /** How the name of a model ends: with the language of its voice. */
    private static final Pattern LANGUAGE = Pattern.compile("-([a-z]{2})$");

    private final DeepgramSettings settings;
    private final Deepgram deepgram;

    DeepgramVoice(DeepgramSettings settings, Deepgram deepgram, Prices prices) {
        super(Deepgram.NAME, Deepgram.TITLE, settings.speechModel(), settings, prices);
        this.settings = settings;
        this.deepgram = deepgram;
    }

    @Override
    public void probe() throws InterruptedException {
        deepgram.call(DeepgramApi::projects);
    }

    @Override
    public Optional<String> voiceFor(String language) {
        return languageOf(model())
                .filter(own -> Languages.same(own, language))
                .map(_ -> model())
                .or(() -> settings.voices().entrySet().stream()
                        .filter(voice -> Languages.same(voice.getKey(), language))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** Each voice is a model of its own, and named beside this: which one speaks where none is named decides nothing. */
    @Override
    public String variant() {
        return name();
    }

    @Override
    public String modelOf(SpeechRequest request) {
        return request.voiceOf(this);
    }

    private static Optional<String> languageOf(String model) {
        return LANGUAGE.matcher(model).results().map(found -> found.group(1)).findFirst();
    }

    @Override
    public VoiceList voices() throws InterruptedException {
        ModelList answer = deepgram.call(DeepgramApi::models);
        List<@Nullable SpeechModel> models = answer.tts();
        List<Voice> listed = models == null
                ? List.of()
                : models.stream()
                        .filter(Objects::nonNull)
                        .flatMap(model -> listed(model).stream())
                        .toList();
        // there is but one page
        return VoicePages.read(_ -> new VoicePages.Page(listed, models != null, null));
    }

    private Optional<Voice> listed(SpeechModel model) {
        About about = model.metadata() == null ? new About(null, null, null, null, null) : model.metadata();
        return VoicePages.id(name(), model.canonicalName())
                .map(id -> new Voice(
                        id,
                        name(),
                        model.name() == null ? id.voice() : model.name(),
                        words(model.languages())
                                .flatMap(tag -> Languages.canonical(tag).stream())
                                .distinct()
                                // the language alone, as it is told twice, comes after the one with its region
                                .sorted(Comparator.comparingInt(tag -> tag.contains("-") ? 0 : 1))
                                .toList(),
                        words(about.tags())
                                .map(Voice.Gender::of)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        Stream.of(
                                        Stream.ofNullable(about.accent()),
                                        Stream.ofNullable(about.age()),
                                        words(about.tags()).filter(tag -> Voice.Gender.of(tag) == null),
                                        words(about.useCases()))
                                .flatMap(words -> words)
                                .collect(Collectors.joining(", ")),
                        about.sample(),
                        voiceFor(languageOf(id.voice()).orElse(""))
                                .filter(id.voice()::equals)
                                .isPresent()));
    }

    private static Stream<String> words(@Nullable List<@Nullable String> words) {
        return words == null ? Stream.of() : words.stream().filter(Objects::nonNull);
    }

    @Override
    public Speech speak(SpeechRequest request) throws InterruptedException {
        request.requireSpeakable();
        request.requireNoLongerThan(LONGEST_TEXT, Deepgram.TITLE);
        String voice = request.voiceOf(this);
        double speed = speed(request);
        Double asked = speed == 1 ? null : Double.valueOf(speed);
        byte[] sound = deepgram.call(
                api -> api.speak(voice, "linear16", "wav", SAMPLE_RATE, asked, new Order(request.text())));
        if (!Wav.is(sound)) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no sound");
        }
        return new Speech(
                sound,
                "audio/wav",
                List.of(),
                speed,
                use(voice, Usage.of(Unit.CHARACTERS, request.text().length())));
    }

    private static double speed(SpeechRequest request) {
        return PACED.contains(Languages.primary(request.language()))
                ? Math.clamp(request.speed(), SLOWEST, FASTEST)
                : 1;
    }
}

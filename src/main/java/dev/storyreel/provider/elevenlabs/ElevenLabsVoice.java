package dev.storyreel.provider.elevenlabs;

import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.Wav;
import dev.storyreel.provider.WordTimes;
import dev.storyreel.provider.elevenlabs.ElevenLabsApi.Alignment;
import dev.storyreel.provider.elevenlabs.ElevenLabsApi.ListedVoice;
import dev.storyreel.provider.elevenlabs.ElevenLabsApi.Order;
import dev.storyreel.provider.elevenlabs.ElevenLabsApi.Spoken;
import dev.storyreel.provider.elevenlabs.ElevenLabsApi.VoicePage;
import dev.storyreel.provider.elevenlabs.ElevenLabsApi.VoiceSettings;
import dev.storyreel.provider.http.MultilingualVoice;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.http.VoicePages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Speaks with ElevenLabs, which tells when each character sounds. */
@Component
@org.springframework.core.annotation.Order(15)
class ElevenLabsVoice extends MultilingualVoice {
    private static final String TITLE = "ElevenLabs";
    /** What the model that takes least takes. */
    private static final int LONGEST_TEXT = 5_000;

    private static final double SLOWEST = 0.7;
    private static final double FASTEST = 1.2;
    private static final int VOICES_A_PAGE = 100;
    /** These hear from the text what language it is in, and refuse to be told. */
    private static final String LISTENING_MODELS = "eleven_multilingual";

    private static final List<String> TELLING_LABELS =
            List.of("descriptive", "description", "accent", "age", "use_case");

    private final ElevenLabsSettings settings;
    private final VendorHttp http;
    private final ElevenLabsApi api;

    ElevenLabsVoice(ElevenLabsSettings settings, Prices prices, Clock clock) {
        super("elevenlabs", TITLE, settings.speechModel(), settings, prices, settings.voice(), settings.languages());
        this.settings = settings;
        this.http = new VendorHttp(
                TITLE,
                settings,
                VendorJson.snakeCase(),
                headers -> headers.set("xi-api-key", settings.apiKey().reveal()),
                clock);
        this.api = http.api(ElevenLabsApi.class);
    }

    @Override
    public String variant() {
        return super.variant() + " " + settings.outputFormat();
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(() -> api.voices(1, null));
    }

    @Override
    public VoiceList voices() throws InterruptedException {
        return VoicePages.read(token -> {
            VoicePage answer = http.call(() -> api.voices(VOICES_A_PAGE, token));
            return new VoicePages.Page(
                    nonNull(answer.voices())
                            .flatMap(voice -> listed(voice).stream())
                            .toList(),
                    Boolean.FALSE.equals(answer.hasMore()),
                    answer.nextPageToken());
        });
    }

    private Optional<Voice> listed(ListedVoice voice) {
        Map<String, @Nullable String> labels = voice.labels() == null ? Map.of() : voice.labels();
        Stream<String> labelled = TELLING_LABELS.stream().map(labels::get).filter(Objects::nonNull);
        return VoicePages.id(name(), voice.voiceId())
                .map(id -> new Voice(
                        id,
                        name(),
                        voice.name() == null ? id.voice() : voice.name(),
                        languages(voice, labels.get("language")),
                        Voice.Gender.of(labels.get("gender")),
                        Stream.concat(Stream.ofNullable(voice.description()), labelled)
                                .filter(words -> !words.isBlank())
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        voice.previewUrl(),
                        id.voice().equals(settings.voice())));
    }

    /** Its own one, then those it was found to speak well. */
    private static List<String> languages(ListedVoice voice, @Nullable String own) {
        return Stream.concat(
                        Stream.ofNullable(own),
                        nonNull(voice.verifiedLanguages())
                                .map(language -> language.locale() == null ? language.language() : language.locale())
                                .filter(Objects::nonNull))
                .flatMap(tag -> Languages.canonical(tag).stream())
                .distinct()
                .toList();
    }

    private static <T> Stream<T> nonNull(@Nullable List<@Nullable T> list) {
        return list == null ? Stream.of() : list.stream().filter(Objects::nonNull);
    }

    @Override
    public Speech speak(SpeechRequest request) throws InterruptedException {
        request.requireSpeakable();
        request.requireNoLongerThan(LONGEST_TEXT, TITLE);
        double speed = Math.clamp(request.speed(), SLOWEST, FASTEST);
        Order order = new Order(
                request.text(),
                model(),
                model().startsWith(LISTENING_MODELS) ? null : Languages.as(settings.languages(), request.language()),
                speed == 1 ? null : new VoiceSettings(speed));
        String voice = request.voiceOf(this);
        Spoken spoken = http.call(() -> api.speak(voice, settings.outputFormat(), order));
        byte[] sound = spoken.audioBase64();
        boolean bare = settings.outputFormat().startsWith("pcm");
        if (sound == null || sound.length < 2 || !(bare || isMp3(sound))) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no sound");
        }
        return new Speech(
                bare ? Wav.mono16(sound, sampleRate()) : sound,
                bare ? "audio/wav" : "audio/mpeg",
                WordTimes.of(request.text(), heard(spoken.alignment())),
                speed,
                use(Usage.of(Unit.CHARACTERS, request.text().length())));
    }

    private int sampleRate() {
        return Integer.parseInt(settings.outputFormat().substring("pcm_".length()));
    }

    /** A tag before the sound, or its first frame (ISO/IEC 11172-3, 2.4.1.3). */
    private static boolean isMp3(byte[] sound) {
        boolean tagged = sound.length > 3 && sound[0] == 'I' && sound[1] == 'D' && sound[2] == '3';
        return tagged || ((sound[0] & 0xff) == 0xff && (sound[1] & 0xe0) == 0xe0);
    }

    /** The runs of characters between white space. */
    private static List<WordTimes.Heard> heard(@Nullable Alignment times) {
        if (times == null
                || times.characters() == null
                || times.characterStartTimesSeconds() == null
                || times.characterEndTimesSeconds() == null) {
            return List.of();
        }
        List<String> characters = times.characters();
        List<Double> starts = times.characterStartTimesSeconds();
        List<Double> ends = times.characterEndTimesSeconds();
        if (!WordTimes.areTold(characters, starts, ends)) {
            return List.of();
        }
        List<WordTimes.Heard> heard = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        double start = 0;
        for (int i = 0; i < characters.size(); i++) {
            if (word.isEmpty()) {
                start = starts.get(i);
            }
            if (!characters.get(i).isBlank()) {
                word.append(characters.get(i));
            }
            boolean lastOfWord =
                    i + 1 == characters.size() || characters.get(i + 1).isBlank();
            if (lastOfWord && !word.isEmpty()) {
                heard.add(new WordTimes.Heard(word.toString(), start, ends.get(i)));
                word.setLength(0);
            }
        }
        return heard;
    }
}

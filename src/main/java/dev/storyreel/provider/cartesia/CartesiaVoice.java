package dev.storyreel.provider.cartesia;

import dev.storyreel.provider.Languages;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.Wav;
import dev.storyreel.provider.WordTimes;
import dev.storyreel.provider.cartesia.CartesiaApi.Event;
import dev.storyreel.provider.cartesia.CartesiaApi.GenerationConfig;
import dev.storyreel.provider.cartesia.CartesiaApi.ListedVoice;
import dev.storyreel.provider.cartesia.CartesiaApi.OutputFormat;
import dev.storyreel.provider.cartesia.CartesiaApi.SpeakRequest;
import dev.storyreel.provider.cartesia.CartesiaApi.SpeakingVoice;
import dev.storyreel.provider.cartesia.CartesiaApi.VoicePage;
import dev.storyreel.provider.cartesia.CartesiaApi.WordTimestamps;
import dev.storyreel.provider.http.MultilingualVoice;
import dev.storyreel.provider.http.ServerSentEvents;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.http.VoicePages;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with Cartesia, which tells when each word sounds. */
@Component
@Order(10)
class CartesiaVoice extends MultilingualVoice {
    private static final String TITLE = "Cartesia";
    private static final int SAMPLE_RATE = 44_100;
    private static final double SLOWEST = 0.6;
    private static final double FASTEST = 1.5;
    private static final int VOICES_A_PAGE = 100;

    private final CartesiaSettings settings;
    private final JsonMapper json = VendorJson.snakeCase();
    private final VendorHttp http;
    private final CartesiaApi api;

    CartesiaVoice(CartesiaSettings settings, Prices prices, Clock clock) {
        super("cartesia", TITLE, settings.speechModel(), settings, prices, settings.voice(), settings.languages());
        this.settings = settings;
        this.http = new VendorHttp(TITLE, settings, json, headers -> credentials(settings, headers), clock);
        this.api = http.api(CartesiaApi.class);
    }

    private static void credentials(CartesiaSettings settings, HttpHeaders headers) {
        headers.setBearerAuth(settings.apiKey().reveal());
        headers.set("Cartesia-Version", settings.version());
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(() -> api.voices(1, null));
    }

    @Override
    public VoiceList voices() throws InterruptedException {
        return VoicePages.read(after -> {
            VoicePage answer = http.call(() -> api.voices(VOICES_A_PAGE, after));
            List<ListedVoice> listed = answer.data() == null
                    ? List.of()
                    : answer.data().stream().filter(Objects::nonNull).toList();
            return new VoicePages.Page(
                    listed.stream().flatMap(voice -> listed(voice).stream()).toList(),
                    Boolean.FALSE.equals(answer.hasMore()),
                    listed.isEmpty() ? null : listed.getLast().id());
        });
    }

    private Optional<Voice> listed(ListedVoice voice) {
        return VoicePages.id(name(), voice.id())
                .map(id -> new Voice(
                        id,
                        name(),
                        voice.name() == null ? id.voice() : voice.name(),
                        languages(voice),
                        Voice.Gender.of(voice.gender()),
                        voice.description(),
                        null,
                        id.voice().equals(settings.voice())));
    }

    /** Its locales or, where it has none, its language. */
    private static List<String> languages(ListedVoice voice) {
        List<String> locales = voice.locales() == null
                ? List.of()
                : voice.locales().stream()
                        .filter(Objects::nonNull)
                        .flatMap(locale -> canonical(locale.locale()))
                        .toList();
        return locales.isEmpty() ? canonical(voice.language()).toList() : locales;
    }

    private static Stream<String> canonical(@Nullable String tag) {
        return tag == null ? Stream.of() : Languages.canonical(tag).stream();
    }

    @Override
    public Speech speak(SpeechRequest request) throws InterruptedException {
        request.requireSpeakable();
        double speed = Math.clamp(request.speed(), SLOWEST, FASTEST);
        byte[] stream = http.call(() -> api.speak(new SpeakRequest(
                model(),
                request.text(),
                new SpeakingVoice("id", request.voiceOf(this)),
                Languages.as(settings.languages(), request.language()),
                new OutputFormat("raw", "pcm_s16le", SAMPLE_RATE),
                new GenerationConfig(speed),
                true)));
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        List<WordTimes.Heard> heard = new ArrayList<>();
        boolean timed = true;
        boolean done = false;
        for (String data : ServerSentEvents.data(stream)) {
            Event event = read(data);
            switch (event.type()) {
                case "chunk" -> samples.writeBytes(event.data() == null ? new byte[0] : event.data());
                case "timestamps" -> timed = hear(event.wordTimestamps(), heard) && timed;
                case "done" -> done = true;
                case "error" -> throw failed(event);
                case null, default -> {
                    // of a kind that came later
                }
            }
        }
        if (!done) {
            throw failure(ProviderError.PROVIDER_ANSWER_CUT, "broke off in the middle of its speech");
        }
        if (samples.size() < 2) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no sound");
        }
        return new Speech(
                Wav.mono16(samples.toByteArray(), SAMPLE_RATE),
                "audio/wav",
                // times of a part of the words would be laid over all of them
                timed ? WordTimes.of(request.text(), heard) : List.of(),
                speed,
                use(Usage.of(Unit.CHARACTERS, request.text().length())));
    }

    private Event read(String data) {
        try {
            return json.readValue(data, Event.class);
        } catch (JacksonException e) {
            throw new ProviderException(
                    ProviderError.PROVIDER_BAD_ANSWER, TITLE + " sent an event that cannot be read", e);
        }
    }

    /**
     * Adds what was heard, if it is told properly. A sound whose words have no proper times is a sound all the same, and paid
     * for.
     */
    private static boolean hear(@Nullable WordTimestamps times, List<WordTimes.Heard> heard) {
        if (times == null
                || times.words() == null
                || times.start() == null
                || times.end() == null
                || !WordTimes.areTold(times.words(), times.start(), times.end())) {
            return false;
        }
        for (int i = 0; i < times.words().size(); i++) {
            heard.add(new WordTimes.Heard(
                    times.words().get(i), times.start().get(i), times.end().get(i)));
        }
        return true;
    }

    /** An error that comes after the answer began with 200. */
    private ProviderException failed(Event event) {
        int status = event.statusCode() == null ? 500 : event.statusCode();
        return http.failure(status, event.errorCode(), event.message() == null ? event.title() : event.message());
    }
}

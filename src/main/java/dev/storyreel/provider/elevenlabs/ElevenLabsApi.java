package dev.storyreel.provider.elevenlabs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of ElevenLabs' HTTP API, after its own client of 2026. */
interface ElevenLabsApi {
    /**
     * A whole sound file and the times of its characters.
     *
     * @param outputFormat such as {@code mp3_44100_128}
     */
    @PostExchange("/v1/text-to-speech/{voice}/with-timestamps")
    Spoken speak(
            @PathVariable String voice, @RequestParam("output_format") String outputFormat, @RequestBody Order order);

    /**
     * A page of the voices that the account can use; costs nothing.
     *
     * @param pageSize 1–100
     * @param nextPageToken of the page before; left out for the first
     */
    @GetExchange("/v2/voices")
    VoicePage voices(
            @RequestParam("page_size") int pageSize,
            @RequestParam(name = "next_page_token", required = false) @Nullable String nextPageToken);

    /** @param languageCode of two letters; left out for models that hear the language from the text */
    record Order(
            String text,
            String modelId,
            @Nullable String languageCode,
            @Nullable VoiceSettings voiceSettings) {}

    /** @param speed 0.7–1.2 */
    record VoiceSettings(double speed) {}

    /** @param alignment of the text as it was sent */
    record Spoken(byte @Nullable [] audioBase64, @Nullable Alignment alignment) {}

    /** Lists of one length, times in seconds. */
    record Alignment(
            @Nullable List<String> characters,
            @Nullable List<Double> characterStartTimesSeconds,
            @Nullable List<Double> characterEndTimesSeconds) {}

    record VoicePage(
            @Nullable List<@Nullable ListedVoice> voices,
            @Nullable Boolean hasMore,
            @Nullable String nextPageToken) {}

    /** @param labels such as {@code gender}, {@code accent}, {@code age}, {@code use_case} and {@code language} */
    record ListedVoice(
            @Nullable String voiceId,
            @Nullable String name,
            @Nullable String description,
            @Nullable String previewUrl,
            @Nullable Map<String, @Nullable String> labels,
            @Nullable List<@Nullable VerifiedLanguage> verifiedLanguages) {}

    /** @param locale with the region */
    record VerifiedLanguage(
            @Nullable String language, @Nullable String locale) {}
}

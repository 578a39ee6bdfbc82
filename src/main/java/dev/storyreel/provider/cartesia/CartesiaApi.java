package dev.storyreel.provider.cartesia;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of Cartesia's HTTP API, after its description of version 2025-11-04. */
interface CartesiaApi {
    /** Only here are words timed; a stream of events, raw samples in them. */
    @PostExchange(url = "/tts/sse", accept = "text/event-stream")
    byte[] speak(@RequestBody SpeakRequest request);

    /**
     * A page of the voices that the account can use; costs nothing.
     *
     * @param limit 1–100
     * @param startingAfter the last voice of the page before; left out for the first
     */
    @GetExchange("/voices")
    VoicePage voices(
            @RequestParam int limit,
            @RequestParam(name = "starting_after", required = false) @Nullable String startingAfter);

    record VoicePage(
            @Nullable List<@Nullable ListedVoice> data,
            @Nullable Boolean hasMore) {}

    /**
     * @param language of two letters
     * @param locales with their regions, its own one first
     */
    record ListedVoice(
            @Nullable String id,
            @Nullable String name,
            @Nullable String description,
            @Nullable String gender,
            @Nullable String language,
            @Nullable List<@Nullable SpokenLocale> locales) {}

    record SpokenLocale(@Nullable String locale) {}

    /** @param language of two letters */
    record SpeakRequest(
            String modelId,
            String transcript,
            SpeakingVoice voice,
            String language,
            OutputFormat outputFormat,
            GenerationConfig generationConfig,
            boolean addTimestamps) {}

    record SpeakingVoice(String mode, String id) {}

    record OutputFormat(String container, String encoding, int sampleRate) {}

    /** @param speed 0.6–1.5 */
    record GenerationConfig(double speed) {}

    /** @param type {@code chunk} with data, {@code timestamps}, {@code done} or {@code error} */
    record Event(
            @Nullable String type,
            byte @Nullable [] data,
            @Nullable WordTimestamps wordTimestamps,
            @Nullable Integer statusCode,
            @Nullable String errorCode,
            @Nullable String title,
            @Nullable String message) {}

    /** Lists of one length, times in seconds. */
    record WordTimestamps(
            @Nullable List<String> words,
            @Nullable List<Double> start,
            @Nullable List<Double> end) {}
}

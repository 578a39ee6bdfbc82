package dev.storyreel.provider.deepgram;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of Deepgram's HTTP API, after its description of 2026-07-22. */
interface DeepgramApi {
    /**
     * A whole sound file, without the times of words.
     *
     * @param speed 0.7–1.5; left out where the language knows none
     */
    @PostExchange("/v1/speak")
    byte[] speak(
            @RequestParam String model,
            @RequestParam String encoding,
            @RequestParam String container,
            @RequestParam("sample_rate") int sampleRate,
            @RequestParam(required = false) @Nullable Double speed,
            @RequestBody Order order);

    /**
     * Writes down what is said in a sound, which is the body as it is.
     *
     * @param language left out where it is to be found out
     */
    @PostExchange("/v1/listen?smart_format=true&punctuate=true&utterances=true")
    Listened listen(
            @RequestParam String model,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(name = "detect_language", required = false) @Nullable Boolean detectLanguage,
            @RequestParam boolean diarize,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody byte[] sound);

    /** Costs nothing. */
    @GetExchange("/v1/projects")
    ProjectList projects();

    /** All public models, those that speak under {@code tts}; costs nothing. */
    @GetExchange("/v1/models")
    ModelList models();

    record ModelList(@Nullable List<@Nullable SpeechModel> tts) {}

    /** @param canonicalName as it is asked for */
    record SpeechModel(
            @Nullable String name,
            @Nullable String canonicalName,
            @Nullable List<@Nullable String> languages,
            @Nullable About metadata) {}

    /** @param tags {@code masculine}, {@code feminine} and others */
    record About(
            @Nullable String accent,
            @Nullable String age,
            @Nullable String sample,
            @Nullable List<@Nullable String> tags,
            @Nullable List<@Nullable String> useCases) {}

    /** @param text at most 2,000 characters */
    record Order(String text) {}

    record Listened(@Nullable Metadata metadata, @Nullable Results results) {}

    /** @param duration seconds that are charged for */
    record Metadata(@Nullable Double duration) {}

    record Results(
            @Nullable List<Channel> channels, @Nullable List<Utterance> utterances) {}

    record Channel(
            @Nullable List<Alternative> alternatives,
            @Nullable String detectedLanguage) {}

    record Alternative(@Nullable List<Word> words) {}

    /** Times in seconds. */
    record Word(
            @Nullable String word,
            @Nullable String punctuatedWord,
            @Nullable Double start,
            @Nullable Double end,
            @Nullable Double confidence,
            @Nullable Integer speaker) {}

    record Utterance(
            @Nullable String transcript,
            @Nullable Double start,
            @Nullable Double end,
            @Nullable Integer speaker) {}

    /** What matters of it is that it came. */
    record ProjectList(@Nullable List<Object> projects) {}
}

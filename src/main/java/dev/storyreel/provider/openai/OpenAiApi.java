package dev.storyreel.provider.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.provider.AttachedPicture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of OpenAI's HTTP API, after its description of 2026-08-21 (version 2.3.0). */
interface OpenAiApi {
    @PostExchange("/responses")
    Response respond(@RequestBody ResponseRequest request);

    @PostExchange("/chat/completions")
    ChatCompletion complete(@RequestBody ChatRequest request);

    @PostExchange("/images/generations")
    Images draw(@RequestBody ImageRequest request);

    /** A whole sound file, without the times of words. */
    @PostExchange("/audio/speech")
    byte[] speak(@RequestBody SpeechOrder order);

    /**
     * @param input at most 4,096 characters
     * @param speed 0.25–4
     */
    record SpeechOrder(String model, String input, String voice, String responseFormat, double speed) {}

    /**
     * Writes down what is said.
     *
     * @param file with its name, whose extension says what it is
     * @param language of two letters; left out where it is to be found out
     */
    @PostExchange(url = "/audio/transcriptions", contentType = MediaType.MULTIPART_FORM_DATA_VALUE)
    Transcription transcribe(
            @RequestPart Resource file,
            @RequestPart String model,
            @RequestPart("response_format") String responseFormat,
            @RequestPart("timestamp_granularities[]") List<String> timestampGranularities,
            @RequestPart(required = false) @Nullable String language);

    /**
     * @param language in English words, as {@code english}
     * @param duration seconds
     * @param text all that is said, with its punctuation
     * @param words without any
     */
    record Transcription(
            @Nullable String language,
            @Nullable Double duration,
            @Nullable String text,
            @Nullable List<HeardWord> words,
            @Nullable List<Segment> segments) {}

    /** Times in seconds. */
    record HeardWord(
            @Nullable String word,
            @Nullable Double start,
            @Nullable Double end) {}

    record Segment(
            @Nullable String text,
            @Nullable Double start,
            @Nullable Double end) {}

    /** Costs nothing. */
    @GetExchange("/models")
    ModelList models();

    /** What matters of it is that it came. */
    record ModelList(@Nullable List<Object> data) {}

    /** @param store whether they keep it for later */
    record ResponseRequest(
            String model, String instructions, List<Turn> input, Text text, int maxOutputTokens, boolean store) {}

    record Turn(String role, List<Item> content) {}

    /** @param type {@code input_text} with a text, or {@code input_image} with a URL */
    record Item(
            String type,
            @Nullable String text,
            @Nullable String imageUrl,
            @Nullable String detail) {
        static Item of(String text) {
            return new Item("input_text", text, null, null);
        }

        static Item of(AttachedPicture picture) {
            return new Item("input_image", null, picture.dataUrl(), "auto");
        }
    }

    record Text(Format format) {}

    record Format(String type, String name, Map<String, Object> schema, boolean strict) {
        static Format jsonSchema(String name, Map<String, Object> schema) {
            return new Format("json_schema", name, schema, true);
        }
    }

    /** @param status {@code completed}, or {@code incomplete} or {@code failed} with details */
    record Response(
            @Nullable String model,
            @Nullable String status,
            @Nullable Fault error,
            @Nullable Incomplete incompleteDetails,
            @Nullable List<Output> output,
            @Nullable TokensUsed usage) {}

    record Fault(@Nullable String code, @Nullable String message) {}

    /** @param reason {@code max_output_tokens} or {@code content_filter} */
    record Incomplete(@Nullable String reason) {}

    /** @param type {@code message}, or others without anything said, such as {@code reasoning} */
    record Output(@Nullable String type, @Nullable List<Content> content) {}

    /** @param type {@code output_text} with a text, or {@code refusal} with a refusal */
    record Content(
            @Nullable String type,
            @Nullable String text,
            @Nullable String refusal) {}

    record TokensUsed(long inputTokens, long outputTokens) {}

    record ChatRequest(String model, List<Message> messages, ResponseFormat responseFormat, int maxCompletionTokens) {}

    /** @param content a text, or a list of {@link Piece}s: servers of one's own mostly know only the former */
    record Message(String role, Object content) {}

    /** @param type {@code text} with a text, or {@code image_url} with a URL */
    record Piece(
            String type, @Nullable String text, @Nullable PictureUrl imageUrl) {
        static Piece of(String text) {
            return new Piece("text", text, null);
        }

        static Piece of(AttachedPicture picture) {
            return new Piece("image_url", null, new PictureUrl(picture.dataUrl()));
        }
    }

    record PictureUrl(String url) {}

    record ResponseFormat(String type, SchemaFormat jsonSchema) {}

    record SchemaFormat(String name, Map<String, Object> schema, boolean strict) {}

    record ChatCompletion(
            @Nullable String model,
            @Nullable List<Choice> choices,
            @Nullable ChatTokens usage) {}

    /** @param finishReason {@code stop}, {@code length} or {@code content_filter} */
    record Choice(@Nullable Answer message, @Nullable String finishReason) {}

    record Answer(@Nullable String content, @Nullable String refusal) {}

    record ChatTokens(long promptTokens, long completionTokens) {}

    /** @param size {@code 1024x1536} */
    record ImageRequest(String model, String prompt, int n, String size, String quality, String outputFormat) {}

    record Images(@Nullable List<Image> data, @Nullable TokensUsed usage) {}

    record Image(@JsonProperty("b64_json") byte @Nullable [] bytes) {}
}

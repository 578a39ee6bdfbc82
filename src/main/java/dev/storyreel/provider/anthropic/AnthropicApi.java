package dev.storyreel.provider.anthropic;

import dev.storyreel.provider.AttachedPicture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of Anthropic's Messages API, after its description of 2026-08-18. */
interface AnthropicApi {
    @PostExchange("/messages")
    Answer answer(@RequestBody MessagesRequest request);

    /** Costs nothing. */
    @GetExchange("/models?limit=1")
    ModelList models();

    /** What matters of it is that it came. */
    record ModelList(@Nullable List<Object> data) {}

    /** Temperature and top_p are left out: newer models take no others than their own. */
    record MessagesRequest(
            String model, int maxTokens, String system, List<Message> messages, OutputConfig outputConfig) {}

    record Message(String role, List<Block> content) {}

    /** @param type {@code text} with a text, or {@code image} with a source */
    record Block(
            String type, @Nullable String text, @Nullable Source source) {
        static Block of(String text) {
            return new Block("text", text, null);
        }

        static Block of(AttachedPicture picture) {
            return new Block("image", null, new Source("base64", picture.contentType(), picture.image()));
        }
    }

    record Source(String type, String mediaType, byte[] data) {}

    record OutputConfig(Format format) {}

    record Format(String type, Map<String, Object> schema) {}

    /** @param stopReason {@code end_turn}, or what kept it from there */
    record Answer(
            @Nullable String model,
            @Nullable List<Content> content,
            @Nullable String stopReason,
            @Nullable TokensUsed usage) {}

    record Content(@Nullable String type, @Nullable String text) {}

    record TokensUsed(
            long inputTokens,
            long outputTokens,
            @Nullable Long cacheCreationInputTokens,
            @Nullable Long cacheReadInputTokens) {}
}

package dev.storyreel.provider.gemini;

import dev.storyreel.provider.AttachedPicture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of the Gemini API, after its description v1beta of 2026-08-23. */
interface GeminiApi {
    @PostExchange("/models/{model}:generateContent")
    GenerateAnswer generate(@PathVariable String model, @RequestBody GenerateRequest request);

    /** Costs nothing. */
    @GetExchange("/models?pageSize=1")
    ModelList models();

    /** What matters of it is that it came. */
    record ModelList(@Nullable List<Object> models) {}

    record GenerateRequest(
            @Nullable Content systemInstruction, List<Content> contents, GenerationConfig generationConfig) {}

    record Content(@Nullable String role, @Nullable List<Part> parts) {
        static Content user(List<Part> parts) {
            return new Content("user", parts);
        }

        static Content system(String text) {
            return new Content(null, List.of(Part.of(text)));
        }
    }

    /** @param thought whether it is only what the model thinks on its way */
    record Part(
            @Nullable String text,
            @Nullable Blob inlineData,
            @Nullable Boolean thought) {
        static Part of(String text) {
            return new Part(text, null, null);
        }

        static Part of(AttachedPicture picture) {
            return new Part(null, new Blob(picture.contentType(), picture.image()), null);
        }
    }

    record Blob(@Nullable String mimeType, byte @Nullable [] data) {}

    record GenerationConfig(
            @Nullable List<String> responseModalities,
            @Nullable ImageConfig imageConfig,
            @Nullable String responseMimeType,
            @Nullable Map<String, Object> responseJsonSchema,
            @Nullable Integer maxOutputTokens) {}

    /**
     * @param aspectRatio {@code 9:16} and others of a list
     * @param imageSize {@code 1K}, {@code 2K} or {@code 4K}
     */
    record ImageConfig(String aspectRatio, String imageSize) {}

    record GenerateAnswer(
            @Nullable List<Candidate> candidates,
            @Nullable PromptFeedback promptFeedback,
            @Nullable UsageMetadata usageMetadata,
            @Nullable String modelVersion) {}

    record Candidate(
            @Nullable Content content,
            @Nullable String finishReason,
            @Nullable String finishMessage) {}

    record PromptFeedback(@Nullable String blockReason) {}

    record UsageMetadata(
            @Nullable Long promptTokenCount,
            @Nullable Long candidatesTokenCount,
            @Nullable Long thoughtsTokenCount) {}
}

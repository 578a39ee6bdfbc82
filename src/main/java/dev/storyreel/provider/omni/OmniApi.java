package dev.storyreel.provider.omni;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of the Gemini API's interactions, after its documentation of revision 2026-05-20. */
interface OmniApi {
    @PostExchange("/interactions")
    Interaction begin(@RequestBody InteractionRequest request);

    @GetExchange("/interactions/{id}")
    Interaction get(@PathVariable String id);

    @PostExchange("/interactions/{id}/cancel")
    void cancel(@PathVariable String id);

    /** Costs nothing. */
    @GetExchange("/models?pageSize=1")
    ModelList models();

    /** What matters of it is that it came. */
    record ModelList(@Nullable List<Object> models) {}

    /** @param background to be asked after, as its answer takes minutes */
    record InteractionRequest(String model, List<Content> input, boolean background, Format responseFormat) {}

    /** @param type {@code text}, {@code image} or {@code video} */
    record Content(
            @Nullable String type,
            @Nullable String text,
            byte @Nullable [] data,
            @Nullable String mimeType,
            @Nullable String uri) {
        static Content text(String text) {
            return new Content("text", text, null, null, null);
        }

        static Content jpeg(byte[] file) {
            return new Content("image", null, file, "image/jpeg", null);
        }
    }

    /**
     * @param aspectRatio {@code 16:9} or {@code 9:16}
     * @param duration seconds with their unit, e.g. {@code 8s}
     */
    record Format(String type, String delivery, String aspectRatio, String resolution, String duration) {}

    /**
     * @param status {@code queued}, {@code in_progress}, {@code completed}, {@code failed}, {@code cancelled},
     *     {@code incomplete}, {@code requires_action} or {@code budget_exceeded}
     */
    record Interaction(
            @Nullable String id,
            @Nullable String status,
            @Nullable List<Step> steps,
            @Nullable Problem error) {}

    /** @param type {@code user_input}, {@code model_output} and others */
    record Step(@Nullable String type, @Nullable List<Content> content) {}

    record Problem(@Nullable String code, @Nullable String message) {}
}

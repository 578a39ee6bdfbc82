package dev.storyreel.provider.replicate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** What is used of Replicate's API, after its description of 2026-04-09. */
interface ReplicateApi {
    /**
     * @param prefer {@code wait=60} to be answered when it is done, or after so many seconds; null to be answered at once
     * @param cancelAfter when Replicate gives it up, e.g. {@code 30m}
     */
    @PostExchange("/models/{owner}/{name}/predictions")
    Prediction begin(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader("Cancel-After") String cancelAfter,
            @RequestBody PredictionRequest request);

    /** Of a version of a model that is not one of Replicate's own. */
    @PostExchange("/predictions")
    Prediction begin(
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader("Cancel-After") String cancelAfter,
            @RequestBody PredictionRequest request);

    @GetExchange("/predictions/{id}")
    Prediction get(@PathVariable String id);

    @PostExchange("/predictions/{id}/cancel")
    void cancel(@PathVariable String id);

    /**
     * A hundred of them, the newest first.
     *
     * @param query {@code created_after} and {@code created_before}, or what the page before says for the next one
     */
    @GetExchange("/predictions")
    PredictionList list(@RequestParam MultiValueMap<String, String> query);

    /** Costs nothing. */
    @GetExchange("/account")
    Account account();

    /** What matters of it is that it came. */
    record Account(@Nullable String username) {}

    /** @param version null for a model that is named in the path */
    record PredictionRequest(@Nullable String version, Map<String, Object> input) {}

    /**
     * @param status {@code starting}, {@code processing}, {@code succeeded}, {@code failed}, {@code canceled} or
     *     {@code aborted}
     * @param output what the model gives: mostly an address or a list of such
     */
    record Prediction(
            @Nullable String id,
            @Nullable String model,
            @Nullable String status,
            @Nullable JsonNode input,
            @Nullable JsonNode output,
            @Nullable String error,
            @Nullable Boolean dataRemoved) {}

    /** @param next the address of the page after this one; null after the last */
    record PredictionList(
            @Nullable List<Prediction> results, @Nullable String next) {}
}

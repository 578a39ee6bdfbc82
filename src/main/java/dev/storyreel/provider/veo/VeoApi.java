package dev.storyreel.provider.veo;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of Google Cloud's models, after the documentation of Veo's REST API, version v1. */
interface VeoApi {
    String MODELS = "/projects/{project}/locations/{location}/publishers/google/models";

    @PostExchange(MODELS + "/{model}:predictLongRunning")
    Operation begin(
            @PathVariable String project,
            @PathVariable String location,
            @PathVariable String model,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RequestBody ClipRequest request);

    @PostExchange(MODELS + "/{model}:fetchPredictOperation")
    Operation fetch(
            @PathVariable String project,
            @PathVariable String location,
            @PathVariable String model,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RequestBody OperationRequest request);

    /** @param operation its whole address, as its name has slashes in it */
    @PostExchange
    void cancel(URI operation, @RequestHeader(HttpHeaders.AUTHORIZATION) String bearer);

    /** Costs nothing. */
    @GetExchange("/projects/{project}/locations/{location}")
    Location location(
            @PathVariable String project,
            @PathVariable String location,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String bearer);

    /** What matters of it is that it came. */
    record Location(@Nullable String name) {}

    record ClipRequest(List<Instance> instances, Parameters parameters) {}

    record Instance(String prompt, @Nullable Image image) {}

    record Image(byte[] bytesBase64Encoded, String mimeType) {}

    /**
     * @param aspectRatio {@code 16:9} or {@code 9:16}
     * @param seed 0–2³²−1
     */
    record Parameters(
            String aspectRatio,
            int durationSeconds,
            String resolution,
            boolean generateAudio,
            int sampleCount,
            long seed) {}

    record OperationRequest(String operationName) {}

    /** @param name with the project and all, e.g. {@code projects/…/operations/…} */
    record Operation(
            @Nullable String name,
            @Nullable Boolean done,
            @Nullable Problem error,
            @Nullable Response response) {}

    /** @param code of gRPC */
    record Problem(@Nullable Integer code, @Nullable String message) {}

    /** @param raiMediaFilteredCount how many clips were made and are not given out */
    record Response(
            @Nullable Integer raiMediaFilteredCount,
            @Nullable List<Clip> videos) {}

    record Clip(
            byte @Nullable [] bytesBase64Encoded, @Nullable String mimeType) {}
}

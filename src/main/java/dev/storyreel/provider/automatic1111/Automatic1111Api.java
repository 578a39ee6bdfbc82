package dev.storyreel.provider.automatic1111;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of the HTTP API that began as AUTOMATIC1111's and that others speak too ({@code --api}). */
interface Automatic1111Api {
    /** Answers when the picture is drawn. */
    @PostExchange("/sdapi/v1/txt2img")
    Drawn draw(@RequestBody Order order);

    /** Costs nothing. */
    @GetExchange("/sdapi/v1/sd-models")
    List<Object> models();

    /**
     * @param width pixels, a multiple of 8
     * @param seed 0 to 2³² − 1
     */
    record Order(
            String prompt,
            String negativePrompt,
            int width,
            int height,
            int steps,
            long seed,
            int batchSize,
            int nIter,
            @Nullable Overrides overrideSettings) {}

    /** Of this order alone. */
    record Overrides(String sdModelCheckpoint) {}

    /** @param images PNG files; more than one where the server adds an overview */
    record Drawn(@Nullable List<byte @Nullable []> images) {}
}

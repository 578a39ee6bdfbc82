package dev.storyreel.provider.deepgram;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
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

    /** Costs nothing. */
    @GetExchange("/v1/projects")
    ProjectList projects();

    /** @param text at most 2,000 characters */
    record Order(String text) {}

    /** What matters of it is that it came. */
    record ProjectList(@Nullable List<Object> projects) {}
}

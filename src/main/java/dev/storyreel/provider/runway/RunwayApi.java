package dev.storyreel.provider.runway;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is used of Runway's API, after its description of version 2024-11-06. */
interface RunwayApi {
    @PostExchange("/image_to_video")
    Begun ofPicture(@RequestBody ClipRequest request);

    @PostExchange("/text_to_video")
    Begun ofText(@RequestBody ClipRequest request);

    @GetExchange("/tasks/{id}")
    Task task(@PathVariable String id);

    @DeleteExchange("/tasks/{id}")
    void cancel(@PathVariable String id);

    /** Costs nothing. */
    @GetExchange("/organization")
    Organization organization();

    /** What matters of it is that it came. */
    record Organization(@Nullable Long creditBalance) {}

    /**
     * @param promptImage a data URI of at most 5 MB
     * @param promptText at most 1,000 characters
     * @param ratio pixels of a list, e.g. {@code 720:1280}
     * @param duration seconds, 2–10
     * @param seed 0–2³²−1
     */
    record ClipRequest(
            String model, @Nullable String promptImage, String promptText, String ratio, int duration, long seed) {}

    record Begun(@Nullable String id) {}

    /**
     * @param status {@code PENDING}, {@code THROTTLED}, {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED} or
     *     {@code CANCELLED}
     * @param progress 0–1, while it runs
     * @param output addresses that expire, once it has succeeded
     * @param cost of what is over
     */
    record Task(
            @Nullable String status,
            @Nullable Double progress,
            @Nullable List<String> output,
            @Nullable String failure,
            @Nullable String failureCode,
            @Nullable Cost cost) {}

    record Cost(@Nullable BigDecimal credits) {}
}

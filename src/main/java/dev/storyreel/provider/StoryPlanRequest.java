package dev.storyreel.provider;

import org.jspecify.annotations.Nullable;

/**
 * Exactly one of topic and script is given.
 *
 * @param topic what the film is about, 3–500 characters
 * @param script what is to be said, up to 20,000 characters; it is kept word for word
 * @param language BCP 47, of what is said
 * @param durationSeconds the length aimed at, 10–180
 * @param mood the preset's mood, e.g. {@code calm, warm}
 * @param pictureStyle what the preset adds to every picture's prompt
 * @param seed same seed and request, same plan, where the provider can do that
 */
public record StoryPlanRequest(
        @Nullable String topic,
        @Nullable String script,
        String language,
        int durationSeconds,
        String mood,
        String pictureStyle,
        long seed) {
    public StoryPlanRequest {
        if ((topic == null) == (script == null)) {
            throw new IllegalArgumentException("exactly one of topic and script is needed");
        }
        if (durationSeconds < 1) {
            throw new IllegalArgumentException("durationSeconds must be positive: " + durationSeconds);
        }
    }
}

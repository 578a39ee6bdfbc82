package dev.storyreel.provider;

import java.util.List;

/** Port to whoever plans and writes. */
public interface LanguageProvider extends Provider {
    /**
     * Plans a film: a title and scenes in order, each with what is said and what is seen.
     *
     * @throws dev.storyreel.error.StoryreelException with a {@link ProviderError}, e.g.
     *     {@link ProviderError#TOPIC_UNKNOWN} where nothing true is known of the topic
     */
    StoryPlan planStory(StoryPlanRequest request) throws InterruptedException;

    /**
     * Cuts a script into what is said scene by scene, not a word changed: as in the plan of it.
     *
     * @throws dev.storyreel.error.StoryreelException {@link ProviderError#SCRIPT_EMPTY}
     */
    List<String> cut(String script);

    /** Whether it writes in that language (BCP 47); a script that is given can be in any. */
    default boolean writes(String language) {
        return true;
    }
}

package dev.storyreel.provider;

/** Port to whoever plans and writes. */
public interface LanguageProvider extends Provider {
    /**
     * Plans a film: a title and scenes in order, each with what is said and what is seen.
     *
     * @throws dev.storyreel.error.StoryreelException with a {@link ProviderError}, e.g.
     *     {@link ProviderError#TOPIC_UNKNOWN} where nothing true is known of the topic
     */
    StoryPlan planStory(StoryPlanRequest request) throws InterruptedException;

    /** Whether it writes in that language (BCP 47); a script that is given can be in any. */
    default boolean writes(String language) {
        return true;
    }
}

package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import org.junit.jupiter.api.Test;

/** What every planner keeps to. */
public abstract class LanguageProviderContract {
    private static final String SCRIPT =
            "The sea is wide.\r\nDr. Lee sailed it in 3.5 weeks, e.g. by day; “Why?” she asked.\n\n"
                    + "Nobody knows – not even the U.S. Navy. But the whales do, and they sing about it all night long in the deep";

    protected abstract LanguageProvider provider();

    @Test
    void hasAStableName() {
        assertThat(provider().name()).matches("[a-z0-9-]+").isEqualTo(provider().name());
    }

    @Test
    void keepsEveryWordOfAScriptInOrder() throws InterruptedException {
        StoryPlan plan = provider().planStory(script(SCRIPT));
        String said = String.join(
                " ", plan.scenes().stream().map(StoryPlan.Scene::narration).toList());
        assertThat(said).isEqualToNormalizingWhitespace(SCRIPT);
    }

    @Test
    void givesATitleAndAPictureForEachScene() throws InterruptedException {
        StoryPlan plan = provider().planStory(script(SCRIPT));
        assertThat(plan.title()).isNotBlank();
        assertThat(plan.scenes())
                .allSatisfy(scene -> assertThat(scene.imagePrompt()).isNotBlank());
        assertThat(plan.use().offline()).isEqualTo(provider().offline());
    }

    @Test
    void turnsATopicIntoScenes() throws InterruptedException {
        StoryPlan plan = provider().planStory(topic("Why octopuses have three hearts"));
        assertThat(plan.scenes()).hasSizeGreaterThan(2);
    }

    @Test
    void refusesAScriptWithoutWords() {
        assertThatThrownBy(() -> provider().planStory(script("🎉 … 😀 --")))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(ProviderError.SCRIPT_EMPTY));
    }

    protected static StoryPlanRequest script(String script) {
        return new StoryPlanRequest(null, script, "en", 30, "calm", "soft light", 7);
    }

    protected static StoryPlanRequest topic(String topic) {
        return new StoryPlanRequest(topic, null, "en", 30, "calm", "soft light", 7);
    }
}

package dev.storyreel.provider.offline.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.LanguageProviderContract;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineLanguageProviderTest extends LanguageProviderContract {
    private static final OfflineLanguageProvider PLANNER = new OfflineLanguageProvider();

    @Override
    protected LanguageProvider provider() {
        return PLANNER;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Why octopuses have three hearts     | cephalopod having a soft oval body
            How bread is made                   | food made from dough
            The history of the Roman Empire     | the Roman Empire is an empire
            black holes                         | region of space resulting from the collapse of a star
            Paris                               | Paris is the capital and largest city of France
            Albert Einstein                     | Albert Einstein was a physicist
            Why bees matter                     | A bee is any of numerous hairy-bodied insects
            chess                               | Chess is a board game
            The secret life of cats             | A cat is a feline mammal
            """)
    void tellsWhatTheDictionaryKnows(String topic, String fact) throws InterruptedException {
        StoryPlan plan = PLANNER.planStory(topic(topic));
        assertThat(narration(plan)).containsIgnoringCase(fact);
        assertThat(plan.notes()).extracting(StoryPlan.Note::code).contains("written_from_wordnet");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 90})
    void fillsTheDurationAskedFor(int seconds) throws InterruptedException {
        StoryPlan plan = PLANNER.planStory(new StoryPlanRequest("volcano", null, seconds, "", "", 1));
        int words = narration(plan).split("\\s+").length;
        assertThat(words).isBetween((int) (seconds * 2.5 * 0.7), (int) (seconds * 2.5) + 40);
    }

    @Test
    void saysSoWhereTheTopicIsUnknown() {
        assertThatThrownBy(() -> PLANNER.planStory(topic("Zxqvy blorptrons")))
                .isInstanceOfSatisfying(StoryreelException.class, e -> {
                    assertThat(e.errorCode()).isEqualTo(ProviderError.TOPIC_UNKNOWN);
                    assertThat(e).hasMessageContaining("--script");
                });
    }

    @Test
    void isTheSameEachTime() throws InterruptedException {
        assertThat(PLANNER.planStory(topic("coffee")))
                .isEqualTo(new OfflineLanguageProvider().planStory(topic("coffee")));
    }

    @Test
    void namesWhatIsSeen() throws InterruptedException {
        StoryPlan plan = PLANNER.planStory(script("An octopus hides in the ocean. It is never quite sure."));
        assertThat(plan.scenes().getFirst().imagePrompt()).startsWith("octopus").contains("ocean");
        assertThat(plan.scenes())
                .allSatisfy(scene -> assertThat(scene.imagePrompt()).contains("octopus"));
    }

    @Test
    void tellsAScriptThatIsTooLongOrTooShortButKeepsIt() throws InterruptedException {
        StoryPlan longer = PLANNER.planStory(script("All the words stay here. ".repeat(60)));
        assertThat(longer.notes()).extracting(StoryPlan.Note::code).containsExactly("script_longer_than_duration");
        assertThat(longer.notes().getFirst().message()).contains("131 seconds");
        StoryPlan shorter = PLANNER.planStory(script("Short."));
        assertThat(shorter.notes()).extracting(StoryPlan.Note::code).containsExactly("script_shorter_than_duration");
    }

    @Test
    void takesTheTitleFromTheHeadingOrTheFirstWords() throws InterruptedException {
        assertThat(PLANNER.planStory(script("# The **Deep** Sea\n\nIt is dark."))
                        .title())
                .isEqualTo("The Deep Sea");
        assertThat(PLANNER.planStory(script("“It was a dark and stormy night, and nobody slept."))
                        .title())
                .isEqualTo("“It was a dark and stormy night, and");
    }

    @Test
    void saysThatItIsThere() {
        assertThat(new PlannerCheck().check().state()).isEqualTo(ComponentStatus.State.UP);
    }

    private static String narration(StoryPlan plan) {
        return plan.scenes().stream().map(StoryPlan.Scene::narration).collect(Collectors.joining(" "));
    }
}

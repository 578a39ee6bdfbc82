package dev.storyreel.provider.offline.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.LanguageProviderContract;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import dev.storyreel.provider.offline.voice.OfflineSpeechProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineLanguageProviderTest extends LanguageProviderContract {
    private static final OfflineLanguageProvider PLANNER = new OfflineLanguageProvider();
    private static final List<String> TOPICS = List.of(
            "Why octopuses have three hearts",
            "How bread is made",
            "The history of the Roman Empire",
            "black holes",
            "Paris",
            "Albert Einstein",
            "Why bees matter",
            "chess",
            "The secret life of cats",
            "volcano",
            "coffee",
            "The moon",
            "quantum computing",
            "photosynthesis",
            "dinosaurs",
            "The Great Wall of China",
            "sharks",
            "Why the sky is blue",
            "tea",
            "Mount Everest",
            "honey",
            "the brain",
            "democracy",
            "piano",
            "Leonardo da Vinci",
            "rainbow",
            "elephants",
            "Tokyo",
            "money",
            "gravity",
            "Why the sea is salty",
            "penguins",
            "Shakespeare",
            "chocolate",
            "tornado",
            "the human heart",
            "wine",
            "love",
            "football",
            "Mars");

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
    @ValueSource(ints = {10, 15, 30, 60})
    void fillsTheDurationAskedForInWholeSentences(int seconds) throws InterruptedException {
        int poor = 0;
        for (String topic : TOPICS) {
            StoryPlan plan = PLANNER.planStory(new StoryPlanRequest(topic, null, "en", seconds, "", "", 1));
            List<String> said =
                    plan.scenes().stream().map(StoryPlan.Scene::narration).toList();
            assertThat(said).as(topic).allSatisfy(scene -> assertThat(scene).matches("\\p{Lu}.*[.?]"));
            double spoken = SpokenLength.ofFilm(said);
            assertThat(spoken).as(topic).isLessThanOrEqualTo(1.1 * seconds);
            poor += spoken < 0.9 * seconds ? 1 : 0;
        }
        assertThat(poor).as("topics with too little to tell").isLessThanOrEqualTo(seconds < 30 ? 0 : 8);
    }

    /** The estimate is checked with the voice itself; single films may be somewhat off, most are not. */
    @Test
    void whatItEstimatesIsWhatTheVoiceTakes() throws InterruptedException {
        OfflineSpeechProvider voice = new OfflineSpeechProvider();
        double asked = 0;
        double taken = 0;
        for (String topic : List.of("tea", "The history of the Roman Empire", "Why bees matter", "elephants")) {
            StoryPlan plan = PLANNER.planStory(new StoryPlanRequest(topic, null, "en", 15, "", "", 1));
            double film = 1 + 0.35 * (plan.scenes().size() - 1);
            for (StoryPlan.Scene scene : plan.scenes()) {
                film += seconds(voice.speak(new SpeechRequest(scene.narration(), "en", 1)));
            }
            assertThat(film).as(topic).isBetween(15 * 0.85, 15 * 1.15);
            asked += 15;
            taken += film;
        }
        assertThat(taken).isBetween(asked * 0.93, asked * 1.07);
    }

    private static double seconds(Speech speech) {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(speech.audio()))) {
            return sound.getFrameLength() / sound.getFormat().getFrameRate();
        } catch (IOException | UnsupportedAudioFileException e) {
            throw new AssertionError(e);
        }
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
    void showsNobodyCalledRoseAsAFlower() throws InterruptedException {
        StoryPlan plan = PLANNER.planStory(script("The teacher asked Mark and Rose to draw a map of Chicago."));
        assertThat(plan.scenes().getFirst().imagePrompt())
                .contains("teacher", "map", "chicago")
                .doesNotContain("rose", "mark");
        StoryPlan flowers =
                PLANNER.planStory(script("The teacher grew a rose. Everybody loved the Rose of the school."));
        assertThat(flowers.scenes().toString()).contains("rose,");
    }

    @Test
    void aVerbIsNothingToShow() throws InterruptedException {
        StoryPlan plan = PLANNER.planStory(script("The kettle sang for the cat."));
        assertThat(plan.scenes().getFirst().imagePrompt())
                .contains("kettle", "cat")
                .doesNotContain("sang");
    }

    @Test
    void aScriptIsKeptWholeHoweverLong() throws InterruptedException {
        String words = "All the words stay here. ".repeat(60).strip();
        assertThat(narration(PLANNER.planStory(script(words)))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            There is no dog in this house.              | house
            A cat sleeps without fear or a single cloud. | cat
            There is no dog.                            | emptiness
            Taxes rose in the empire.                   | empire, tax
            """)
    void whatIsMissingOrAVerbIsNotShown(String scene, String shown) throws InterruptedException {
        assertThat(PLANNER.planStory(script(scene)).scenes().getFirst().imagePrompt())
                .isEqualTo(shown);
    }

    @Test
    void takesTheTitleFromTheHeadingOrTheFirstSentence() throws InterruptedException {
        assertThat(PLANNER.planStory(script("# The **Deep** Sea\n\nIt is dark."))
                        .title())
                .isEqualTo("The Deep Sea");
        assertThat(PLANNER.planStory(script("“It was a dark and stormy night, and nobody slept."))
                        .title())
                .isEqualTo("“It was a dark and stormy night, and nobody slept");
    }

    @Test
    void saysThatItIsThere() {
        assertThat(new PlannerCheck().check().state()).isEqualTo(ComponentStatus.State.UP);
    }

    private static String narration(StoryPlan plan) {
        return plan.scenes().stream().map(StoryPlan.Scene::narration).collect(Collectors.joining(" "));
    }
}

package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.storyreel.error.StoryreelException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every voice keeps to. */
public abstract class SpeechProviderContract {
    protected abstract SpeechProvider provider();

    /** Milliseconds of sound in an audio file of the provider's own kind. */
    protected abstract long lengthMs(Speech speech);

    @Test
    void hasAStableName() {
        assertThat(provider().name()).matches("[a-z0-9-]+").isEqualTo(provider().name());
    }

    @Test
    void speaksForAboutAsLongAsTheTextTakes() throws InterruptedException {
        Speech speech = say("The quick brown fox jumps over the lazy dog.");
        assertThat(speech.contentType()).isIn("audio/wav", "audio/mpeg");
        assertThat(lengthMs(speech)).isBetween(1_500L, 6_000L);
        assertThat(speech.use().offline()).isEqualTo(provider().offline());
    }

    @Test
    void timesEveryWrittenWordInOrderInsideTheAudio() throws InterruptedException {
        String text =
                "Dr. Smith paid $5.50 for 3.5 kg of apples in 1969 – didn’t he? 😀 See https://example.com/a?b=c, café.";
        Speech speech = say(text);
        if (speech.words().isEmpty()) {
            return; // a provider that gives no times
        }
        assertThat(speech.words()).extracting(Speech.Word::text).containsExactly(text.split("\\s+"));
        long previous = 0;
        for (Speech.Word word : speech.words()) {
            assertThat(word.startMs()).as(word.text()).isGreaterThanOrEqualTo(previous);
            previous = word.endMs();
        }
        // lengths are cut to milliseconds, times rounded
        assertThat(previous).isLessThanOrEqualTo(lengthMs(speech) + 1);
    }

    @Test
    void isSlowerAndFasterWhenAsked() throws InterruptedException {
        String text = "Slow and steady wins the race.";
        long usual = lengthMs(say(text));
        for (double asked : new double[] {0.7, 1.4}) {
            Speech speech = provider().speak(new SpeechRequest(text, "en", asked));
            // not every provider can be asked for any speed, but it tells at which it spoke
            assertThat(speech.speed()).isBetween(Math.min(1.15, asked), Math.max(0.85, asked));
            assertThat((double) lengthMs(speech)).isCloseTo(usual / speech.speed(), withPercentage(20));
        }
    }

    @Test
    void refusesATextWithoutWords() {
        for (String text : List.of(" ", "😀 🎉", "… -- !")) {
            assertThatThrownBy(() -> say(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(ProviderError.TEXT_NOT_SPEAKABLE));
        }
    }

    @Test
    void listsTheVoiceThatSpeaksWhereNoneIsNamed() throws InterruptedException {
        String voice = provider().voiceFor("en-GB").orElseThrow();
        assertThat(provider().voiceFor("tlh")).isEmpty();
        VoiceList list = provider().voices();
        assertThat(list.voices()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.provider()).isEqualTo(provider().name());
            assertThat(each.id().provider()).isEqualTo(provider().name());
            assertThat(each.languages())
                    .allSatisfy(tag -> assertThat(Languages.canonical(tag)).contains(tag));
        });
        assertThat(list.voices()).extracting(Voice::id).doesNotHaveDuplicates();
        Voice own = list.voices().stream()
                .filter(each -> each.id().voice().equals(voice))
                .findFirst()
                .orElseThrow();
        assertThat(provider().speaks(own, "en")).isTrue();
        assertThat(provider().speaks(own, "tlh")).isFalse();
    }

    @Test
    void speaksInTheVoiceThatIsNamed() throws InterruptedException {
        for (Voice voice : provider().voices().voices()) {
            if (provider().speaks(voice, "en")) {
                Speech speech = provider().speak(new SpeechRequest("The sea is quiet.", "en", 1, voice.id()));
                assertThat(lengthMs(speech)).isPositive();
                assertSpokenBy(voice.id(), speech);
            }
        }
    }

    /** That it was really that voice, as far as can be told. */
    protected void assertSpokenBy(VoiceRef voice, Speech speech) {}

    protected Speech say(String text) throws InterruptedException {
        return provider().speak(new SpeechRequest(text, "en", 1));
    }
}

package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(previous).isLessThanOrEqualTo(lengthMs(speech));
    }

    @Test
    void isSlowerAndFasterWhenAsked() throws InterruptedException {
        String text = "Slow and steady wins the race.";
        long usual = lengthMs(say(text));
        assertThat(lengthMs(provider().speak(new SpeechRequest(text, "en", 0.7))))
                .isGreaterThan(usual * 12 / 10);
        assertThat(lengthMs(provider().speak(new SpeechRequest(text, "en", 1.4))))
                .isLessThan(usual * 8 / 10);
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

    protected Speech say(String text) throws InterruptedException {
        return provider().speak(new SpeechRequest(text, "en", 1));
    }
}

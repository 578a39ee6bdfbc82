package dev.storyreel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.openai.OpenAiApi.HeardWord;
import dev.storyreel.provider.openai.OpenAiApi.Segment;
import dev.storyreel.provider.openai.OpenAiApi.Transcription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenWordsTest {
    /** A word each half second. */
    private static List<String> written(Transcription answer, String... words) {
        WrittenWords text = WrittenWords.of(answer);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            written.add(text.next(new HeardWord(words[i], i / 2.0, (i + 1) / 2.0)));
        }
        return written;
    }

    private static Transcription text(String text) {
        return new Transcription("english", 60.0, text, null, null);
    }

    private static Transcription segments(String first, double start, String second) {
        return new Transcription(
                "english", 60.0, null, null, List.of(new Segment(first, 0.0, start), new Segment(second, start, 60.0)));
    }

    @Test
    void wordsHaveTheirPunctuationAndCase() {
        assertThat(written(
                        segments(" What is it? It's the sea,", 3, " “and” Captain Nemo..."),
                        "what",
                        "is",
                        "it",
                        "it's",
                        "the",
                        "sea",
                        "and",
                        "captain",
                        "nemo"))
                .containsExactly("What", "is", "it?", "It's", "the", "sea,", "“and”", "Captain", "Nemo...");
        assertThat(written(segments("Yes.", 0.5, "¿Qué?"), "yes", "qué")).containsExactly("Yes.", "¿Qué?");
        assertThat(written(text("Sagt er: „Nein!“"), "sagt", "er", "nein")).containsExactly("Sagt", "er:", "„Nein!“");
    }

    @Test
    void whatIsWrittenAsOneWordHasNoMarksWithinWhatWasHeardAsTwo() {
        assertThat(written(text("Twenty-five at 10:30, not 3.5."), "twenty", "five", "at", "10", "30", "not", "3.5"))
                .containsExactly("Twenty", "five", "at", "10", "30,", "not", "3.5.");
    }

    @Test
    void languagesWithoutSpacesHaveTheirMarksToo() {
        assertThat(written(text("海は広い。「はい」、そう。"), "海", "は", "広い", "はい", "そう"))
                .containsExactly("海", "は", "広い。", "「はい」、", "そう。");
    }

    @Test
    void whatDoesNotMatchStaysAsItIs() {
        assertThat(written(text("The sea is deep. And blue."), "the", "ocean", "is", "deep", "and", "um", "blue"))
                .containsExactly("The", "ocean", "is", "deep.", "And", "um", "blue.");
        // a is no part of another word
        assertThat(written(text("The sea is bad. A day."), "the", "a", "day")).containsExactly("The", "A", "day.");
        assertThat(written(new Transcription("en", 1.0, null, null, null), "sea", "%"))
                .containsExactly("sea", "%");
    }

    @Test
    void afterALongGapTheNextSegmentIsFoundByItsTime() {
        String lost = " Nobody has heard any word of all that is written down here, which is very much.".repeat(3);
        assertThat(written(
                        segments(" The sea." + lost, 2, " Is it deep?"),
                        "the",
                        "sea",
                        "um",
                        "um",
                        "um",
                        "um",
                        "is",
                        "it",
                        "deep"))
                .containsExactly("The", "sea.", "um", "um", "um", "um", "Is", "it", "deep?");
    }
}

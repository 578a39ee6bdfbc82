package dev.storyreel.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimedWordTest {
    @Test
    void bareTokensGetBackTheirCaseAndPunctuation() {
        List<TimedWord> words = TimedWord.align(
                List.of(word("an", 0, 95), word("octopus", 95, 650), word("has", 650, 850), word("hearts", 850, 1500)),
                "“An octopus” has… HEARTS!",
                2000);

        assertThat(words)
                .containsExactly(
                        new TimedWord("“An", true, 0, 95, false),
                        new TimedWord("octopus”", true, 95, 650, false),
                        new TimedWord("has…", true, 650, 850, false),
                        new TimedWord("HEARTS!", true, 850, 1500, false));
    }

    @Test
    void numbersTakeTheTimeOfTheWordsTheyAreSpokenAs() {
        List<TimedWord> words = TimedWord.align(
                List.of(
                        word("about", 0, 300),
                        word("twenty", 300, 600),
                        word("five", 600, 900),
                        word("times", 900, 1200)),
                "About 25 times.",
                1200);

        assertThat(words.get(1)).isEqualTo(new TimedWord("25", true, 300, 900, true));
        assertThat(words.get(2)).isEqualTo(new TimedWord("times.", true, 900, 1200, false));
    }

    @Test
    void aWordTheVoiceLeftOutGetsTheGap() {
        List<TimedWord> words =
                TimedWord.align(List.of(word("one", 0, 300), word("three", 700, 900)), "One two three", 1000);

        assertThat(words.get(1)).isEqualTo(new TimedWord("two", true, 300, 700, true));
    }

    @Test
    void wordsSpokenInPiecesAreExact() {
        List<TimedWord> words = TimedWord.align(
                List.of(word("don", 0, 200), word("'t", 200, 300), word("well", 300, 500), word("known", 500, 800)),
                "Don't well-known",
                900);

        assertThat(words)
                .containsExactly(
                        new TimedWord("Don't", true, 0, 300, false),
                        new TimedWord("well-known", true, 300, 800, false));
    }

    @Test
    void aSentenceWithoutSpacesIsSharedByCharactersAndSaysSo() {
        List<TimedWord> words = TimedWord.align(List.of(word("章鱼有三颗心脏", 100, 800)), "章鱼有三颗心脏。", 900);

        assertThat(words)
                .hasSizeGreaterThan(2)
                .allMatch(TimedWord::estimated)
                .noneMatch(word -> word.text().equals("。"));
        assertThat(words.getFirst()).isEqualTo(new TimedWord("章鱼", true, 100, 300, true));
        assertThat(words.getLast().endMs()).isEqualTo(800);
        assertThat(words.stream().skip(1)).noneMatch(TimedWord::spaceBefore);
    }

    @Test
    void thaiIsCutByDictionary() {
        assertThat(WrittenWord.of("ปลาหมึกมีหัวใจสามดวง"))
                .extracting(WrittenWord::text)
                .containsExactly("ปลาหมึก", "มี", "หัวใจ", "สาม", "ดวง");
    }

    @Test
    void japaneseParticlesStayWithTheirWords() {
        assertThat(WrittenWord.of("心臓が三つあり、血は青い。"))
                .extracting(WrittenWord::text)
                .doesNotContain("が", "は", "、", "。")
                .contains("心臓が", "血は");
    }

    @Test
    void withoutTimesAllWordsShareTheNarration() {
        List<TimedWord> words = TimedWord.align(List.of(), "Yes, certainly – no?", 1000);

        assertThat(words).extracting(TimedWord::text).containsExactly("Yes,", "certainly –", "no?");
        assertThat(words).allMatch(TimedWord::estimated);
        assertThat(words.getFirst().startMs()).isZero();
        assertThat(words.getLast().endMs()).isEqualTo(1000);
        assertThat(words.get(1).endMs() - words.get(1).startMs())
                .isGreaterThan(words.get(0).endMs() - words.get(0).startMs());
    }

    @Test
    void timesNeverGoBackOrBeyondTheEnd() {
        List<TimedWord> words = TimedWord.align(
                List.of(word("a", 500, 900), word("b", 200, 400), word("c", 5000, 9000)), "a b c", 1000);

        double before = 0;
        for (TimedWord word : words) {
            assertThat(word.startMs()).isBetween(before, 1000.0);
            assertThat(word.endMs()).isBetween(word.startMs(), 1000.0);
            before = word.startMs();
        }
    }

    @Test
    void aTextOfNothingHasNoWords() {
        assertThat(TimedWord.align(List.of(word("a", 0, 1)), " \n\u0000\u200B ", 1000))
                .isEmpty();
        assertThat(TimedWord.align(List.of(), "… —", 1000)).hasSize(1);
        assertThatThrownBy(() -> word("a", 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> word("a", Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SpokenWord word(String text, double start, double end) {
        return new SpokenWord(text, start, end);
    }
}

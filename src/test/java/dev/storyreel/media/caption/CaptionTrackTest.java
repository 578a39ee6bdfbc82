package dev.storyreel.media.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaptionTrackTest {
    @Test
    void pagesBreakWhereSentencesAndClausesEnd() {
        assertThat(lines("The octopus has three hearts, and blue blood. Odd? Yes! It lives in the cold sea."))
                .containsExactly(
                        List.of("The octopus"),
                        List.of("has three hearts,"),
                        List.of("and blue blood."),
                        List.of("Odd?"),
                        List.of("Yes!"),
                        List.of("It lives in"),
                        List.of("the cold sea."));
    }

    @Test
    void longWordsMakeShortPagesAndTwoEvenLines() {
        assertThat(lines("Extraordinarily complicated internationalisation questions everywhere"))
                .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(2))
                .contains(List.of("Extraordinarily", "complicated"));
    }

    @Test
    void titlesAndInitialsEndNoSentence() {
        assertThat(lines("Dr. J. Smith left.")).containsExactly(List.of("Dr. J. Smith left."));
    }

    @Test
    void aPageLastsFromItsFirstWordToTheNextPage() {
        List<TimedWord> words = List.of(
                new TimedWord("One.", true, 100, 400, false),
                new TimedWord("Two.", true, 900, 1200, false),
                new TimedWord("Three.", true, 4000, 4500, false));

        List<CaptionPage> pages =
                CaptionTrack.of(words, 30, 12, 200, CaptionLimits.SHORT_FORM).pages();

        assertThat(pages).extracting(CaptionPage::startFrame).containsExactly(15, 39, 132);
        assertThat(pages)
                .extracting(CaptionPage::endFrame)
                .as("closed to the next page, a second after the voice in a long pause, a second after the last")
                .containsExactly(39, 78, 177);
    }

    @Test
    void theActiveWordIsTheLastThatBegan() {
        List<TimedWord> words = List.of(
                new TimedWord("one", true, 0, 200, false),
                new TimedWord("two", true, 300, 600, false),
                new TimedWord("three", true, 600, 900, false));
        CaptionTrack track = CaptionTrack.of(words, 30, 10, 100, CaptionLimits.SHORT_FORM);
        CaptionPage page = track.pages().getFirst();

        assertThat(IntStream.of(10, 18, 19, 27, 28, 50).map(page::activeWord)).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(track.pageAt(9)).isEmpty();
        assertThat(track.pageAt(10)).contains(page);
    }

    @Test
    void anyTextMakesPagesThatKeepTheRules() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String text = randomText(random);
            List<TimedWord> words = TimedWord.align(List.of(), text, 1 + random.nextInt(20_000));
            int frames = 1 + random.nextInt(900);
            int offset = random.nextInt(30);
            CaptionTrack track = CaptionTrack.of(words, 30, offset, frames, CaptionLimits.SHORT_FORM);

            int before = 0;
            for (CaptionPage page : track.pages()) {
                assertThat(page.startFrame()).as(text).isGreaterThanOrEqualTo(before);
                assertThat(page.endFrame()).isGreaterThan(page.startFrame()).isLessThanOrEqualTo(frames);
                before = page.endFrame();
                List<CaptionWord> all = page.words();
                assertThat(page.lines()).hasSizeLessThanOrEqualTo(2);
                assertThat(all.subList(0, all.size() - 1))
                        .as(text)
                        .noneMatch(word -> Characters.endsSentence(word.text()));
                if (all.size() > 1) {
                    assertThat(page.lines())
                            .allSatisfy(line -> assertThat(Characters.columns(CaptionPage.text(line)))
                                    .isLessThanOrEqualTo(20));
                }
                if (all.stream().noneMatch(word -> Characters.unspaced(word.text()))) {
                    assertThat(all).hasSizeLessThanOrEqualTo(4);
                }
            }
            if (words.size() > 1 && frames > 800) {
                String shown = track.pages().stream()
                        .flatMap(page -> page.words().stream())
                        .map(CaptionWord::text)
                        .collect(Collectors.joining())
                        .replace(" ", "");
                assertThat(words.stream()
                                .map(TimedWord::text)
                                .collect(Collectors.joining())
                                .replace(" ", ""))
                        .startsWith(shown);
            }
        }
    }

    static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int words = 1 + random.nextInt(25);
        for (int i = 0; i < words; i++) {
            switch (random.nextInt(8)) {
                case 0 -> text.append(TestCaptions.SCRIPTS.get(random.nextInt(TestCaptions.SCRIPTS.size())));
                case 1 -> text.append("x".repeat(1 + random.nextInt(60)));
                case 2 -> text.append((char) ('a' + random.nextInt(26))).append(". ");
                default -> random.ints(1 + random.nextInt(11), 'a', 'z' + 1).forEach(text::appendCodePoint);
            }
            text.append(random.nextInt(5) == 0 ? ". " : random.nextInt(6) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    private static List<List<String>> lines(String text) {
        return TestCaptions.track(text).pages().stream()
                .map(page -> page.lines().stream().map(CaptionPage::text).toList())
                .toList();
    }
}

package dev.storyreel.dub.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.dub.SourceLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final long SECOND = 48_000;
    private static final Slot TEN_SECONDS = new Slot(10 * SECOND, 11 * SECOND);
    private static final String TEXT = "x".repeat(100);

    private static Wording of(double seconds) {
        return Wording.of(TEXT, Math.round(seconds * SECOND), TEN_SECONDS, 0);
    }

    @Test
    void whatIsNearlyAsLongAsItsSlotStays() {
        assertThat(List.of(of(9.21), of(10), of(11), of(11.87))).allMatch(Wording.Fits.class::isInstance);
    }

    @Test
    void beyondThatOtherWordsAreWished() {
        assertThat(of(9.19)).isEqualTo(new Wording.Longer(10_000, 109));
        assertThat(of(11.89)).isEqualTo(new Wording.Shorter(11_000, 93));
        assertThat(of(22)).isEqualTo(new Wording.Shorter(11_000, 50));
    }

    @Test
    void threeTimesAtMost() {
        assertThat(Wording.of(TEXT, 30 * SECOND, TEN_SECONDS, 2)).isInstanceOf(Wording.Shorter.class);
        assertThat(Wording.of(TEXT, 30 * SECOND, TEN_SECONDS, 3)).isInstanceOf(Wording.Fits.class);
    }

    @Test
    void aWordIsNotWordedAnewForATenthOfASecond() {
        Slot yes = new Slot(SECOND / 3, SECOND / 3);
        assertThat(Wording.of("Ja.", SECOND / 4, yes, 0)).isInstanceOf(Wording.Fits.class);
        assertThat(Wording.of("Jawohl.", SECOND * 9 / 20, yes, 0)).isInstanceOf(Wording.Fits.class);
        assertThat(Wording.of("Ja, das stimmt.", SECOND, yes, 0)).isInstanceOf(Wording.Shorter.class);
    }

    @Test
    void theNearestOfSeveralWordingsIsKept() {
        assertThat(Wording.best(List.of(14 * SECOND, 6 * SECOND, 12 * SECOND), TEN_SECONDS))
                .isEqualTo(2);
        assertThat(Wording.best(List.of(10 * SECOND, 11 * SECOND), TEN_SECONDS)).isZero();
    }

    @Test
    void aSlotHasTheSilenceThatFollowsButNoMoreThanAFifth() {
        SourceLine line = new SourceLine(SECOND, 11 * SECOND, "", "a");
        assertThat(Slot.of(line, 60 * SECOND)).isEqualTo(new Slot(10 * SECOND, 12 * SECOND));
        assertThat(Slot.of(line, 12 * SECOND)).isEqualTo(new Slot(10 * SECOND, 11 * SECOND - 2_400));
        assertThat(Slot.of(line, 11 * SECOND)).isEqualTo(new Slot(10 * SECOND, 10 * SECOND));
        assertThat(Slot.of(line, 9 * SECOND)).isEqualTo(new Slot(10 * SECOND, 8 * SECOND));
        assertThat(Slot.of(line, SECOND)).isEqualTo(new Slot(10 * SECOND, 5 * SECOND));
    }
}

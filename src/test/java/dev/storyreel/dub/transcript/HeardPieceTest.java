package dev.storyreel.dub.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.sound.SpeechPieces.Piece;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.Transcript.Word;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeardPieceTest {
    private static final long SECOND = 48_000;

    private static HeardPiece piece(long from, long to, Word... words) {
        return new HeardPiece(
                new Piece(from * SECOND, (to - from) * SECOND),
                new Transcript("en", List.of(words), List.of(), false, ProviderUse.offline("x", "x")));
    }

    private static Word word(String text, long startMs, long endMs) {
        return new Word(text, startMs, endMs, null, 0);
    }

    private static List<String> said(HeardPiece... pieces) {
        return HeardPiece.words(List.of(pieces)).stream()
                .map(word -> word.text() + " " + word.startMs() + "-" + word.endMs())
                .toList();
    }

    @Test
    void wordsLandAtTheirTimesInOrder() {
        assertThat(said(
                        piece(0, 590, word("one", 100, 400), word("two.", 589_000, 590_000)),
                        piece(590, 1_150, word("three", 0, 300)),
                        piece(1_150, 1_300, word("four", 20_000, 20_500))))
                .containsExactly("one 100-400", "two. 589000-590000", "three 590000-590300", "four 1170000-1170500");
    }

    @Test
    void speakersAreToldApartWithinOnePieceAlone() {
        Word first = new Word("yes", 0, 300, null, 0);
        Word second = new Word("no", 500, 800, null, 1);
        assertThat(HeardPiece.words(List.of(piece(0, 60, first, second))))
                .extracting(Word::speaker)
                .containsExactly(0, 1);
        assertThat(HeardPiece.words(List.of(piece(0, 60, first))))
                .extracting(Word::speaker)
                .containsOnlyNulls();
        assertThat(HeardPiece.words(List.of(piece(0, 60, first, second), piece(60, 90, first, second))))
                .hasSize(4)
                .extracting(Word::speaker)
                .containsOnlyNulls();
    }

    /** Both hear 596 to 600 s: the first one its end, the second its beginning, badly. */
    @Test
    void whatTwoPiecesHaveHeardIsThereOnce() {
        HeardPiece later = piece(
                596,
                1_000,
                word("bid", 0, 100),
                word("sea", 200, 700),
                word("is", 1_050, 1_250),
                word("wide", 1_650, 2_100),
                word("and", 2_200, 2_400),
                word("deep", 2_500, 3_000),
                word("and", 4_100, 4_300));
        assertThat(said(
                        piece(
                                0,
                                600,
                                word("The", 595_800, 596_100),
                                word("sea", 596_200, 596_700),
                                word("is", 597_000, 597_200),
                                word("wide", 597_550, 598_000),
                                word("and", 598_150, 598_350),
                                word("de", 599_700, 600_000)),
                        later))
                .containsExactly(
                        "The 595800-596100",
                        "sea 596200-596700",
                        "is 597000-597200",
                        "wide 597550-598000",
                        "and 598200-598400",
                        "deep 598500-599000",
                        "and 600100-600300");
        // where the first one has heard nothing, the second one counts
        assertThat(Stream.of(said(piece(0, 600), later)).flatMap(List::stream)).hasSize(7);
    }

    /** The word in the middle is before it for one, and after it for the other. */
    @Test
    void whatIsInTheMiddleIsNeitherLostNorThereTwice() {
        HeardPiece later = piece(596, 1_000, word("Wide,", 1_950, 2_250), word("deep", 2_500, 3_000));
        assertThat(said(piece(0, 600, word("is", 597_000, 597_200), word("wide", 597_750, 598_050)), later))
                .containsExactly("is 597000-597200", "wide 597750-598050", "deep 598500-599000");
        HeardPiece earlier = piece(596, 1_000, word("wide", 1_700, 2_000), word("deep", 2_500, 3_000));
        assertThat(said(piece(0, 600, word("is", 597_000, 597_200), word("wide", 597_900, 598_200)), earlier))
                .containsExactly("is 597000-597200", "wide 597700-598000", "deep 598500-599000");
    }
}

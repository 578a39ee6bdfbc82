package dev.storyreel.dub.transcript;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.sound.SpeechPieces.Piece;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.Transcript.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was heard in a piece of a recording.
 *
 * @param heard in the time of the piece
 */
public record HeardPiece(Piece piece, Transcript heard) {
    /** Recognisers place the same word so much otherwise, in milliseconds, if they hear it from elsewhere. */
    private static final long SAME_WITHIN = 500;

    /**
     * All words in the time of the recording, in the order of their starts. Where two pieces overlap, the earlier one counts up to the
     * middle of that, and the later one from the end of its last word on: so each counts where it has heard what is around.
     *
     * <p>Speakers are told apart within a piece: in several, who is the same is known only if each has but one.
     *
     * @param pieces in order
     */
    public static List<Word> words(List<HeardPiece> pieces) {
        boolean apart = pieces.size() == 1
                && pieces.getFirst().heard().words().stream()
                                .map(word -> word.speaker() == null ? 0 : word.speaker())
                                .distinct()
                                .count()
                        > 1;
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Stream<Word> heard = pieces.get(i).placed(apart);
            if (i > 0 && pieces.get(i).overlaps(pieces.get(i - 1)) && !words.isEmpty()) {
                Word last = words.getLast();
                heard = heard.filter(word -> middle(word) >= last.endMs() && !isSame(word, last));
            }
            if (i + 1 < pieces.size() && pieces.get(i + 1).overlaps(pieces.get(i))) {
                long to = pieces.get(i + 1).middleOfOverlap(pieces.get(i));
                heard = heard.filter(word -> middle(word) < to);
            }
            heard.forEach(words::add);
        }
        return words.stream().sorted(Comparator.comparingLong(Word::startMs)).toList();
    }

    private Stream<Word> placed(boolean apart) {
        long start = Canvas.milliseconds(piece.start());
        return heard.words().stream()
                .map(word -> new Word(
                        word.text(),
                        start + word.startMs(),
                        start + word.endMs(),
                        word.confidence(),
                        apart ? word.speaker() : null))
                .sorted(Comparator.comparingLong(Word::startMs));
    }

    private boolean overlaps(HeardPiece before) {
        return piece.start() < before.piece.end();
    }

    private long middleOfOverlap(HeardPiece before) {
        return Canvas.milliseconds((piece.start() + before.piece.end()) / 2);
    }

    private static long middle(Word word) {
        return (word.startMs() + word.endMs()) / 2;
    }

    private static boolean isSame(Word word, Word last) {
        return word.startMs() - last.startMs() < SAME_WITHIN && letters(word).equals(letters(last));
    }

    private static String letters(Word word) {
        return word.text().replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}

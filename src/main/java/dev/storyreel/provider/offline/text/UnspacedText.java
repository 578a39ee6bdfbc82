package dev.storyreel.provider.offline.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.storyreel.provider.SpokenWords;
import java.util.ArrayList;
import java.util.List;

/** Text of scripts that put no spaces between words, such as Chinese, Japanese and Thai. */
public final class UnspacedText {
    private static final String STOPS = "。！？｡";
    private static final String CLOSING = "」』）”’》】";
    private static final String OPENING = "「『（“‘《【";
    private static final String PAUSES = "，、；：,;:…—";
    /** Not safe for many threads, its clones are each one's own. */
    private static final BreakIterator PROTOTYPE = BreakIterator.getWordInstance(ULocale.ROOT);

    private UnspacedText() {}

    /** Whether words that stand together are told apart by their letters alone. */
    public static boolean is(String word) {
        return SpokenWords.isUnspaced(word);
    }

    /** Whether a sentence ends here although no space follows. */
    public static boolean endsSentence(String piece) {
        String bare = piece;
        while (!bare.isEmpty() && CLOSING.indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return !bare.isEmpty() && STOPS.indexOf(bare.charAt(bare.length() - 1)) >= 0;
    }

    /** Whether a speaker would breathe after it. */
    public static boolean endsClause(String piece) {
        return !piece.isEmpty() && PAUSES.indexOf(piece.charAt(piece.length() - 1)) >= 0;
    }

    /** The words of a run of text, each with its punctuation: together they are the run. */
    public static List<String> words(String run) {
        BreakIterator borders = (BreakIterator) PROTOTYPE.clone();
        borders.setText(run);
        List<String> words = new ArrayList<>();
        StringBuilder opening = new StringBuilder();
        int start = 0;
        for (int end = borders.next(); end != BreakIterator.DONE; end = borders.next()) {
            String piece = run.substring(start, end);
            start = end;
            if (OPENING.contains(piece)) {
                opening.append(piece);
            } else if (!words.isEmpty() && opening.isEmpty() && !Words.speakable(piece)) {
                words.add(words.removeLast() + piece);
            } else {
                words.add(opening + piece);
                opening.setLength(0);
            }
        }
        if (!opening.isEmpty()) {
            words.add(opening.toString());
        }
        return words;
    }
}

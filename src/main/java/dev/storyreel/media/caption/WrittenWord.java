package dev.storyreel.media.caption;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word as written, with the punctuation that clings to it.
 *
 * @param spaceBefore whether a space parts it from the word before
 */
record WrittenWord(String text, boolean spaceBefore) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u0085\\u200B\\uFEFF\\p{Cc}]+");

    private static final int LEANING_COLUMNS = 12;

    /** Cuts by spaces, and by dictionary where a script has none. */
    static List<WrittenWord> of(String text) {
        List<WrittenWord> words = new ArrayList<>();
        // dictionaries are for all scripts at once; the locale changes nothing
        BreakIterator borders = BreakIterator.getWordInstance(ULocale.ROOT);
        String opening = "";
        boolean openingAfterSpace = true;
        for (String chunk : SPACE.split(Characters.clean(text), -1)) {
            boolean spaceBefore = true;
            for (String piece : pieces(chunk, borders)) {
                boolean speakable = piece.codePoints().anyMatch(Character::isLetterOrDigit);
                if (speakable) {
                    words.add(new WrittenWord(opening + piece, opening.isEmpty() ? spaceBefore : openingAfterSpace));
                    opening = "";
                } else if (words.isEmpty() || (!spaceBefore && opens(piece)) || !opening.isEmpty()) {
                    openingAfterSpace = opening.isEmpty() ? spaceBefore : openingAfterSpace;
                    opening += piece;
                } else {
                    WrittenWord last = words.removeLast();
                    words.add(new WrittenWord(last.text + (spaceBefore ? " " : "") + piece, last.spaceBefore));
                }
                spaceBefore = false;
            }
        }
        if (!opening.isEmpty()) {
            words.add(new WrittenWord(opening, true));
        }
        return words;
    }

    private static List<String> pieces(String chunk, BreakIterator borders) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        if (chunk.codePoints().noneMatch(Characters::unspaced)) {
            return List.of(chunk);
        }
        List<String> pieces = new ArrayList<>();
        borders.setText(chunk);
        int start = 0;
        for (int end = borders.following(0); end != BreakIterator.DONE; end = borders.next()) {
            String piece = chunk.substring(start, end);
            if (!pieces.isEmpty() && leans(pieces.getLast(), piece)) {
                pieces.add(pieces.removeLast() + piece);
            } else {
                pieces.add(piece);
            }
            start = end;
        }
        return pieces;
    }

    /** Japanese particles and endings belong to the word that they follow. */
    private static boolean leans(String before, String piece) {
        return Character.isLetter(before.codePointBefore(before.length()))
                && piece.codePoints().allMatch(c -> UScript.getScript(c) == UScript.HIRAGANA)
                && Characters.columns(before + piece) <= LEANING_COLUMNS;
    }

    private static boolean opens(String piece) {
        int type = Character.getType(piece.codePointAt(0));
        return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }
}

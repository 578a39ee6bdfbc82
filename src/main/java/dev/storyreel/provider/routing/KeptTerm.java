package dev.storyreel.provider.routing;

import dev.storyreel.provider.SpokenWords;
import java.lang.Character.UnicodeScript;

/**
 * A name or term that stays as it is, however its letters are capitalised. It is looked for as a whole word: {@code AI} is not in
 * "said". Where a script puts no spaces between words, and where the script changes ("AI는"), there is no border to look for.
 */
record KeptTerm(String text) {
    /** A longer one is hardly the beginning of another word, but of itself with an ending: Storyreelin, Storyreels. */
    private static final int LETTERS_THAT_TELL = 4;

    KeptTerm {
        text = text.strip();
    }

    /** Whether somebody says it. */
    boolean isIn(String said) {
        return at(said, 0, false) >= 0;
    }

    /** Whether a translation has it, be it with an ending of its language. */
    boolean isKeptIn(String translated) {
        return at(translated, 0, text.length() >= LETTERS_THAT_TELL) >= 0;
    }

    /** What is said beside it. */
    String without(String said) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (int at = at(said, 0, false); at >= 0; at = at(said, from, false)) {
            rest.append(said, from, at).append(' ');
            from = at + text.length();
        }
        return rest.append(said.substring(from)).toString();
    }

    /** Where it begins, from there on; -1 if it is not there. */
    private int at(String said, int from, boolean withEnding) {
        for (int at = from; !text.isEmpty() && at + text.length() <= said.length(); at++) {
            int end = at + text.length();
            if (said.regionMatches(true, at, text, 0, text.length())
                    && (at == 0 || isBorder(said.codePointBefore(at), said.codePointAt(at)))
                    && (withEnding
                            || end == said.length()
                            || isBorder(said.codePointAt(end), said.codePointBefore(end)))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBorder(int neighbour, int own) {
        return !isOfAWord(neighbour)
                || !isOfAWord(own)
                || SpokenWords.isUnspaced(Character.toString(neighbour))
                || SpokenWords.isUnspaced(Character.toString(own))
                || !isAlike(UnicodeScript.of(neighbour), UnicodeScript.of(own));
    }

    private static boolean isOfAWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    /** Digits and marks go with any script. */
    private static boolean isAlike(UnicodeScript script, UnicodeScript other) {
        return script == other || isOfAny(script) || isOfAny(other);
    }

    private static boolean isOfAny(UnicodeScript script) {
        return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
    }
}

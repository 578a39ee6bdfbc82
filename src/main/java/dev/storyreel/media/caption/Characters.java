package dev.storyreel.media.caption;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/** What captions need to know of characters. */
final class Characters {
    private static final String SENTENCE_ENDS = ".!?…。！？．؟۔।॥።៕။";
    private static final String CLAUSE_ENDS = ",;:—–，、；：،؛၊፣";
    private static final String CLOSING = "\"'”’»)]}」』）】》〉";

    private Characters() {}

    /**
     * Composes, and takes out what is not text: controls, marks that turn the direction of what follows, halves of
     * surrogates, private and unassigned characters. White space stays.
     */
    static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer2.getNFCInstance()
                .normalize(text)
                .codePoints()
                .filter(Characters::isText)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isText(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> Character.isWhitespace(character) || character == 0x85;
            // joiners shape letters and emoji; tags are parts of flags
            case Character.FORMAT ->
                character == 0x200B
                        || character == 0x200C
                        || character == 0x200D
                        || (character >= 0xE0020 && character <= 0xE007F);
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Whether words of its script are written without spaces. */
    static boolean unspaced(int character) {
        return switch (UScript.getScript(character)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> true;
            default -> false;
        };
    }

    static boolean unspaced(String text) {
        return text.codePoints().anyMatch(Characters::unspaced);
    }

    /** How many places it takes in a line: two for ideographs and the like, none for marks, else one. */
    static int columns(String text) {
        return text.codePoints().map(Characters::columns).sum();
    }

    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
    }

    /** Letters and digits alone, in one case: what a voice and a text have in common. */
    static String bare(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK)
                .forEach(kept::appendCodePoint);
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    static boolean endsSentence(String word) {
        return endsWith(word, SENTENCE_ENDS) && !isAbbreviation(word);
    }

    static boolean endsClause(String word) {
        return endsWith(word, CLAUSE_ENDS);
    }

    private static boolean endsWith(String word, String marks) {
        int end = word.length();
        while (end > 0 && (CLOSING.indexOf(word.charAt(end - 1)) >= 0 || Emoji.isPartAt(word, end - 1))) {
            end--;
        }
        String text = word.substring(0, end).strip();
        return !text.isEmpty() && marks.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** A capital or two with dots, or a title: the sentence goes on. */
    private static boolean isAbbreviation(String word) {
        return word.matches("(\\p{Lu}\\.)+|(?i:mr|mrs|ms|dr|prof|st|vs|jr|sr|e\\.g|i\\.e)\\.");
    }

    /** Whether the first letter that has a direction runs from right to left. */
    static boolean rightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .filter(d -> d == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                .mapToObj(d -> d != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                .findFirst()
                .orElse(false);
    }

    /** Whether its ideographs are Japanese ones. */
    static boolean japanese(String text) {
        return text.codePoints()
                .map(UScript::getScript)
                .anyMatch(script -> script == UScript.HIRAGANA || script == UScript.KATAKANA);
    }
}

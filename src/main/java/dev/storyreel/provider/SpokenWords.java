package dev.storyreel.provider;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;

/** How long a text is in words that are spoken: scripts without spaces between words are counted by their letters. */
public final class SpokenWords {
    /** Letters that take about as long as a word elsewhere. */
    private static final Map<UnicodeScript, Integer> LETTERS_A_WORD = Map.of(
            UnicodeScript.HAN, 2,
            UnicodeScript.HIRAGANA, 3,
            UnicodeScript.KATAKANA, 3,
            UnicodeScript.THAI, 5,
            UnicodeScript.LAO, 5,
            UnicodeScript.KHMER, 5,
            UnicodeScript.MYANMAR, 5);

    private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "yue", "th", "lo", "km", "my");
    private static final Set<String> OF_IDEOGRAPHS = Set.of("zh", "ja", "yue");

    private SpokenWords() {}

    /** About how many words there are in a text. */
    public static int in(String text) {
        double words = 0;
        for (String token : text.strip().split("\\s+", -1)) {
            double unspaced = token.codePoints()
                    .filter(Character::isLetter)
                    .mapToDouble(letter -> ofUnspaced(letter))
                    .sum();
            words += unspaced > 0 ? unspaced : token.isEmpty() ? 0 : 1;
        }
        return (int) Math.ceil(words);
    }

    /** Whether there are letters in it of a script that puts no spaces between words. */
    public static boolean isUnspaced(String text) {
        return text.codePoints().filter(Character::isLetter).anyMatch(letter -> ofUnspaced(letter) > 0);
    }

    private static double ofUnspaced(int letter) {
        Integer letters = LETTERS_A_WORD.get(UnicodeScript.of(letter));
        return letters == null ? 0 : 1.0 / letters;
    }

    /** So many words as a writer of that language counts: {@code 120 words}, {@code 240 characters}. */
    public static String told(int words, String language) {
        String primary = Languages.primary(language);
        if (!WITHOUT_SPACES.contains(primary)) {
            return words + " words";
        }
        return words * (OF_IDEOGRAPHS.contains(primary) ? 2 : 5) + " characters";
    }
}

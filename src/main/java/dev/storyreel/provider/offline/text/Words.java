package dev.storyreel.provider.offline.text;

import java.util.List;
import java.util.regex.Pattern;

/** Words as written: what stands between white space, with its punctuation. */
public final class Words {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u0085\\u200B\\uFEFF\\p{Cntrl}]+");

    private Words() {}

    /** The words in order; empty for a blank text. */
    public static List<String> of(String text) {
        return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /** Whether there is a letter or a digit in it, so that a voice has something to say. */
    public static boolean speakable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The words of the text with one space between them. */
    public static String normalised(String text) {
        return String.join(" ", of(text));
    }
}

package dev.storyreel.dub.wording;

import com.ibm.icu.lang.UScript;
import dev.storyreel.media.Canvas;
import dev.storyreel.provider.Languages;
import java.text.Normalizer;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Predicts how long a text takes to speak: each character its share of a second, by the language and by the script it is
 * written in, so that a name in Latin letters in a Chinese line takes as long as it does elsewhere. Good to about a fifth for
 * a line; a voice of its own pace is learned by {@link #learned}. Immutable.
 */
public final class SpeechLength {
    /** Characters a second with their spaces and punctuation, as voices speak. */
    private static final Map<String, Double> RATES =
            Map.of("en", 15.0, "es", 15.5, "de", 14.0, "ja", 10.0, "zh", 6.0, "yue", 6.0, "ko", 8.0);

    /** Of any other language in an alphabet. */
    private static final double ALPHABET = 14.5;

    /** A figure is spoken as a word, where words have letters. */
    private static final int LETTERS_OF_A_FIGURE = 4;

    /** So many seconds of speech weigh as much as the table. */
    private static final double TRUST_IN_TABLE_SECONDS = 15;

    /** Where one character is a syllable or a word, there are fewer of them in a second than this. */
    private static final double MOST_SYLLABLES = 12;

    private final String language;
    private final double pace;

    private SpeechLength(String language, double pace) {
        this.language = language;
        this.pace = pace;
    }

    /** @param language BCP 47 */
    public static SpeechLength in(String language) {
        return new SpeechLength(Languages.primary(language), 1);
    }

    /** How long the text takes at the voice's own speed, in samples at 48 kHz. */
    public long of(String text) {
        return Math.round(Canvas.SAMPLE_RATE * seconds(text) / pace);
    }

    /**
     * About how many characters are spoken in a time, as {@link #characters} counts them.
     *
     * @param samples at 48 kHz
     */
    public int charactersIn(long samples) {
        return (int) Math.round(pace * RATES.getOrDefault(language, ALPHABET) * samples / Canvas.SAMPLE_RATE);
    }

    /**
     * The same for a voice that was heard: the more, the less the table counts.
     *
     * @param predictedSeconds what was predicted, by the language alone, for all that was heard
     * @param spokenSeconds how long it was, silence around the lines not counted
     */
    public SpeechLength learned(double predictedSeconds, double spokenSeconds) {
        double pace = (TRUST_IN_TABLE_SECONDS + predictedSeconds) / (TRUST_IN_TABLE_SECONDS + spokenSeconds);
        return new SpeechLength(language, pace);
    }

    /** How many characters people would count: composed, marks above and below and invisible ones not counted. */
    public static int characters(String text) {
        return (int) counted(text).count();
    }

    private double seconds(String text) {
        return counted(text).mapToDouble(c -> 1 / rate(c)).sum();
    }

    private static IntStream counted(String text) {
        return Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL ->
                        false;
                    default -> true;
                });
    }

    private double rate(int character) {
        double own = RATES.getOrDefault(language, ALPHABET);
        boolean syllables = own < MOST_SYLLABLES;
        double script = syllabary(character);
        if (script > 0) {
            return syllables ? own : script;
        }
        if (Character.isDigit(character)) {
            return syllables ? own : own / LETTERS_OF_A_FIGURE;
        }
        return syllables && Character.isLetter(character) ? ALPHABET : own;
    }

    /** Characters a second of a script in which each is a syllable or a word, for a text of another language; else 0. */
    private static double syllabary(int character) {
        return switch (UScript.getScript(character)) {
            case UScript.HAN -> 6;
            case UScript.HANGUL -> 8;
            case UScript.HIRAGANA, UScript.KATAKANA -> 10;
            default -> 0;
        };
    }
}

package dev.storyreel.provider.openai;

import dev.storyreel.provider.openai.OpenAiApi.HeardWord;
import dev.storyreel.provider.openai.OpenAiApi.Segment;
import dev.storyreel.provider.openai.OpenAiApi.Transcription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Words as they are written in the text of a transcript: with its punctuation and case, of which the words that have times know
 * nothing. They are looked for letter by letter, in order; one that is not there, or not near, stays as it is. For one thread.
 */
final class WrittenWords {
    /** So many letters of the text may be passed over to find a word. */
    private static final int NEAR = 40;

    /** Segments and words do not agree exactly on when something is said; in seconds. */
    private static final double LENIENCY = 1;

    /** From here on there are letters and marks of the languages that write no spaces. */
    private static final int WIDE = 0x2e80;

    private static final String OPENING = "「『（【《〈“‘";

    private final String text;
    /** The letters and digits of the text, in lower case. */
    private final StringBuilder letters = new StringBuilder();
    /** Where each of them is in the text. */
    private final List<Integer> places = new ArrayList<>();
    /** At which letter what is said from a time on begins, in seconds. */
    private final TreeMap<Double, Integer> starts = new TreeMap<>();

    private int at;

    private WrittenWords(List<Segment> segments) {
        StringBuilder all = new StringBuilder();
        for (Segment segment : segments) {
            if (segment.start() != null) {
                starts.put(segment.start(), letters.length());
            }
            add(segment.text() == null ? "" : segment.text(), all);
        }
        this.text = all.toString();
    }

    static WrittenWords of(Transcription answer) {
        return new WrittenWords(
                answer.segments() == null || answer.segments().isEmpty()
                        ? List.of(new Segment(answer.text(), null, null))
                        : answer.segments());
    }

    private void add(String segment, StringBuilder all) {
        all.append(' ');
        for (int i = 0; i < segment.length(); i++) {
            char character = segment.charAt(i);
            if (isLetter(character)) {
                letters.append(Character.toLowerCase(character));
                places.add(all.length());
            }
            all.append(character);
        }
    }

    /** The next word as it is written. */
    @Nullable
    String next(HeardWord word) {
        if (word.word() == null) {
            return null;
        }
        StringBuilder wanted = new StringBuilder();
        word.word()
                .chars()
                .filter(WrittenWords::isLetter)
                .forEach(each -> wanted.append((char) Character.toLowerCase(each)));
        int found = wanted.isEmpty() ? -1 : find(wanted.toString(), from(word));
        if (found < 0) {
            return word.word();
        }
        at = found + wanted.length();
        return written(found, at);
    }

    /** However much of the text the words before did not have, this one is not before its segment. */
    private int from(HeardWord word) {
        Map.Entry<Double, Integer> segment = word.start() == null ? null : starts.floorEntry(word.start() - LENIENCY);
        return segment == null ? at : Math.max(at, segment.getValue());
    }

    private int find(String word, int from) {
        if (letters.indexOf(word, from) == from) {
            return from;
        }
        for (int i = letters.indexOf(word, from); i >= 0 && i <= from + NEAR; i = letters.indexOf(word, i + 1)) {
            if (isBorder(i) && isBorder(i + word.length())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether no word goes on over that letter's beginning. */
    private boolean isBorder(int letter) {
        return letter == 0
                || letter >= places.size()
                || places.get(letter) > places.get(letter - 1) + 1
                || isUnspaced(text.charAt(places.get(letter)));
    }

    /** With the marks around it, but none that stand within what is written as one word. */
    private String written(int from, int to) {
        int start = places.get(from);
        int end = places.get(to - 1) + 1;
        String before = text.substring(from == 0 ? 0 : places.get(from - 1) + 1, start);
        String after = text.substring(end, to < places.size() ? places.get(to) : text.length());
        return opening(before, from == 0) + text.substring(start, end) + closing(after, to == places.size());
    }

    private static String opening(String gap, boolean first) {
        String marks = gap.substring(lastSpace(gap) + 1);
        boolean stands = first || marks.length() < gap.length();
        return stands ? marks : isWide(gap) ? gap.substring(firstOpening(gap)) : "";
    }

    private static String closing(String gap, boolean last) {
        String marks = gap.split("\\s", 2)[0];
        boolean stands = last || marks.length() < gap.length();
        return stands ? marks : isWide(gap) ? gap.substring(0, firstOpening(gap)) : "";
    }

    private static int lastSpace(String gap) {
        int at = gap.length() - 1;
        while (at >= 0 && !Character.isWhitespace(gap.charAt(at))) {
            at--;
        }
        return at;
    }

    private static int firstOpening(String gap) {
        int at = 0;
        while (at < gap.length() && OPENING.indexOf(gap.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Whether these are marks of languages that write no spaces. */
    private static boolean isWide(String marks) {
        return marks.chars().anyMatch(mark -> mark >= WIDE);
    }

    private static boolean isLetter(int character) {
        // marks of vowels and the like belong to their letter
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(char character) {
        return character >= WIDE || Character.UnicodeScript.of(character) == Character.UnicodeScript.THAI;
    }
}

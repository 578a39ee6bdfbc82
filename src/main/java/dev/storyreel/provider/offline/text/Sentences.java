package dev.storyreel.provider.offline.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts text into sentences, English above all. Unicode's rules (UAX #29) with the suppressions of CLDR do the work; abbreviations
 * they miss are added here. A border is at white space, so the sentences' words are the text's words, or
 * after a full stop of a script without spaces.
 */
public final class Sentences {
    private static final List<String> ABBREVIATIONS = List.of(
            "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Mt.", "Sr.", "Jr.", "Gen.", "Col.", "Capt.", "Lt.", "Sgt.",
            "Rev.", "Gov.", "Sen.", "Rep.", "e.g.", "i.e.", "vs.", "cf.", "approx.", "ca.", "Fig.", "fig.", "No.",
            "Vol.", "pp.", "U.S.", "U.K.", "E.U.", "U.N.", "Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.");

    /** An initial such as the J. of "J. R. R. Tolkien": a capital and a dot that end a piece. */
    private static final Pattern ENDS_IN_INITIAL = Pattern.compile("(?s)(.*\\s)?\\p{Lu}\\.");

    /** "U.S.": the sentence goes on unless a word follows that starts most sentences. */
    private static final Pattern ENDS_IN_ACRONYM = Pattern.compile("(?s)(.*\\s)?(\\p{L}\\.){2,}");

    private static final Pattern STARTER = Pattern.compile(
            "(?s)\\s*(The|A|An|It|Its|He|She|They|We|I|You|In|On|At|But|And|So|Then|This|That|These|Those|There|When|After|Today|Now)\\s.*");

    /** A builder is not safe for many threads, its iterators' clones are each one's own. */
    private static final BreakIterator PROTOTYPE = prototype();

    private Sentences() {}

    /** The sentences in order, each trimmed and not empty. */
    public static List<String> of(String text) {
        BreakIterator borders = (BreakIterator) PROTOTYPE.clone();
        borders.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end = borders.following(0); end != BreakIterator.DONE; end = borders.next()) {
            if (end == text.length() || isBorder(text, start, end)) {
                add(sentences, text.substring(start, end));
                start = end;
            }
        }
        add(sentences, text.substring(start));
        return sentences;
    }

    private static void add(List<String> sentences, String piece) {
        String sentence = Words.normalised(piece);
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }

    private static boolean isBorder(String text, int start, int end) {
        if (!Character.isWhitespace(text.charAt(end - 1))) {
            return UnspacedText.endsSentence(text.substring(start, end));
        }
        String piece = text.substring(start, end).strip();
        if (ENDS_IN_ACRONYM.matcher(piece).matches()) {
            return STARTER.matcher(text.substring(end)).matches();
        }
        return !ENDS_IN_INITIAL.matcher(piece).matches();
    }

    private static BreakIterator prototype() {
        FilteredBreakIteratorBuilder builder = FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH);
        ABBREVIATIONS.forEach(builder::suppressBreakAfter);
        return builder.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(ULocale.ENGLISH));
    }
}

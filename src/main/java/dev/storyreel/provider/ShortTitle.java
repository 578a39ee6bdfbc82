package dev.storyreel.provider;

import dev.storyreel.provider.offline.text.Sentences;
import dev.storyreel.provider.offline.text.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles of texts that have none of their own. */
public final class ShortTitle {
    /** In code points. */
    private static final int LONGEST = 80;

    /** A clause that is shorter says too little. */
    private static final int SHORTEST_CLAUSE = 20;

    private static final Pattern CLAUSE_END = Pattern.compile("[,;:](?=\\s)|\\s[–—-](?=\\s)|[，；：、]");
    private static final Pattern OPENING = Pattern.compile("^[\\p{P}\\s&&[^\"“„«‘'¿¡(\\[]]+");

    /** What ends a sentence plainly; questions and quotations keep what they end with. */
    private static final Pattern CLOSING = Pattern.compile("[.,;:。，；：、…–—\\s-]+$");

    private ShortTitle() {}

    /**
     * The first sentence, cut where it is long.
     *
     * @param text with something that can be spoken
     */
    public static String of(String text) {
        String first =
                Sentences.of(text).stream().filter(Words::speakable).findFirst().orElse(text);
        return shortened(
                CLOSING.matcher(OPENING.matcher(first).replaceFirst("")).replaceFirst(""));
    }

    /** On one line of at most 80 characters: what is longer ends after a clause, or else a word, with an ellipsis. */
    public static String shortened(String title) {
        String line = Words.normalised(title);
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        int most = line.offsetByCodePoints(0, LONGEST - 1);
        int clause = lastClause(line, most);
        int word = line.lastIndexOf(' ', most);
        int end = clause > 0 ? clause : word > 0 ? word : most;
        return CLOSING.matcher(line.substring(0, end)).replaceFirst("") + "…";
    }

    /** Where the last clause ends that is whole; 0 if none is. */
    private static int lastClause(String line, int most) {
        Matcher ends = CLAUSE_END.matcher(line);
        int last = 0;
        while (ends.find() && ends.start() <= most) {
            last = ends.start() < SHORTEST_CLAUSE ? last : ends.start();
        }
        return last;
    }
}

package dev.storyreel.provider.offline.text;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells which things a clause says are not there: "no dog", "without wind or rain", "not a cloud". It goes by the words
 * alone, from a negating word to the end of the noun phrase after it, so that nobody is shown what there is none of.
 */
public final class Negation {
    private static final Set<String> ARTICLES = Set.of("a", "an", "any", "one", "single");
    /** They begin a noun phrase, so that one that comes later begins another: "without eating the fish". */
    private static final Set<String> DETERMINERS =
            Set.of("the", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their");

    private static final Set<String> JOINING = Set.of("or", "nor", "and");
    /** "no longer", "no doubt": nothing that follows is missing. */
    private static final Set<String> IDIOMS =
            Set.of("longer", "doubt", "matter", "wonder", "sooner", "less", "question");
    /** A noun phrase does not go on over these. */
    private static final Set<String> BORDERS = Set.of(
            ("is are was were be been being am do does did have has had can could will would shall should may might must i you he "
                            + "she it we they who which that what where when while because but in on at of for from to with by than as like "
                            + "if so then only just")
                    .split(" ", -1));

    private static final int LONGEST_LEAD = 4;

    private Negation() {}

    /**
     * The places of the words that are negated, from 0.
     *
     * @param clause its words in lower case, without punctuation
     * @param noun whether a word may be a noun
     */
    public static BitSet of(List<String> clause, Predicate<String> noun) {
        BitSet negated = new BitSet();
        for (int i = 0; i < clause.size(); i++) {
            if (negates(clause, i)) {
                boolean lackOf =
                        clause.get(i).equals("lack") && word(clause, i + 1).equals("of");
                phrase(clause, lackOf ? i + 2 : i + 1, noun, negated);
            }
        }
        return negated;
    }

    private static boolean negates(List<String> clause, int at) {
        String word = clause.get(at);
        String next = word(clause, at + 1);
        return switch (word) {
            // "no one" is nobody, and where there is no lack there is plenty
            case "no" -> !IDIOMS.contains(next) && !next.equals("one") && !next.equals("lack");
            case "lack" -> !word(clause, at - 1).equals("no");
            case "without", "neither", "nor", "lacks", "lacked" -> !IDIOMS.contains(next);
            case "not", "never" -> ARTICLES.contains(next);
            default -> (word.endsWith("n't") || word.endsWith("n’t")) && ARTICLES.contains(next);
        };
    }

    /** The word at a place; empty beyond the clause. */
    private static String word(List<String> clause, int at) {
        return at >= 0 && at < clause.size() ? clause.get(at) : "";
    }

    /** The nouns after what describes them, and those that are joined to them. */
    private static void phrase(List<String> clause, int from, Predicate<String> noun, BitSet negated) {
        int at = from;
        while (at < clause.size() && at - from < LONGEST_LEAD && !isNoun(clause.get(at), noun)) {
            if (BORDERS.contains(clause.get(at)) || (at > from && DETERMINERS.contains(clause.get(at)))) {
                return;
            }
            at++;
        }
        int first = at;
        while (at < clause.size() && isNoun(clause.get(at), noun)) {
            at++;
        }
        negated.set(first, at);
        if (at > first && at + 1 < clause.size() && JOINING.contains(clause.get(at))) {
            phrase(clause, at + 1, noun, negated);
        }
    }

    private static boolean isNoun(String word, Predicate<String> noun) {
        return !BORDERS.contains(word) && !ARTICLES.contains(word) && !JOINING.contains(word) && noun.test(word);
    }
}

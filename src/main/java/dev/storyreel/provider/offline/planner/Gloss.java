package dev.storyreel.provider.offline.planner;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What WordNet writes about a sense, as prose: its first definition without brackets, examples and field labels. */
final class Gloss {
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern EXAMPLES = Pattern.compile("[;:,]?\\s*\".*", Pattern.DOTALL);
    private static final Pattern LIFE = Pattern.compile("\\(\\D{0,12}\\d{2,4}( ?BC)?[-–]\\D{0,6}\\d{2,4}[^)]*\\)");
    private static final Pattern UNSUITABLE = Pattern.compile(
            "(?i)\\b(offensive|slang|slur|vulgar|obscene|disparag\\w*|derogatory|pejorative|ethnic|contempt\\w*|sexual\\w*|"
                    + "intercourse|genital\\w*|prostitut\\w*|copulat\\w*|penis|vagina\\w*|anus|buttocks|breasts|erotic\\w*|suicide|rape|"
                    + "nazi\\w*|torture|negro|black person|white person|homosexual\\w*|whore|excrement|feces|urinat\\w*)\\b");
    /** Says something of the word's use rather than of the thing. */
    private static final Pattern ABOUT_WORDS =
            Pattern.compile("(?i)\\(?(informal|euphemis|common names? for|colloquial|nickname|abbreviation)");

    private static final Pattern PLURAL = Pattern.compile(
            "(?:[\\w-]+ ){0,2}[\\w-]+[^su]s (?:including|of|that|which|having|with|from|native|characterized|used|in|such|visible)\\b.*");
    /** Where a definition could have ended. */
    private static final Pattern CLAUSE =
            Pattern.compile(",? (?=(?:who|which|that|whose|where|when|having|with|(?:in|on|from|by|at|through) which|"
                    + "characterized|caused|occurring|used|considered|native|especially|partially|"
                    + "and (?:is|was|has|are|usually|often|sometimes|divided|used|widely|considered|having|living)|"
                    + "or (?:an?|the)) )");

    /** What makes no sense without the clause that follows. */
    private static final Pattern UNFINISHED = Pattern.compile(
            "(?i).*\\b(those|one|someone|anyone|something|anything|any|that|of|such|state|part|act|and|or|way|person|usually|in|on|from|by|at|through|to|for|with|is|are|was|were|be|has|have)"
                    + "|.*\\band \\w+ly \\S+"
                    + "|(\\S+ )?\\S+|.*\\b(?:both|either|between)\\b.*");

    private static final Set<String> DETERMINERS = Set.of(
            "a",
            "an",
            "the",
            "any",
            "one",
            "some",
            "several",
            "each",
            "either",
            "every",
            "all",
            "something",
            "someone",
            "anything",
            "anyone",
            "that",
            "those",
            "what",
            "your",
            "his",
            "her",
            "its",
            "two",
            "three",
            "four",
            "many",
            "various",
            "usually",
            "especially",
            "most",
            "whatever",
            "whoever");

    private Gloss() {}

    /** The first definition, e.g. "bottom-living cephalopod having a soft oval body with eight long tentacles". */
    static String definition(String gloss) {
        String text = EXAMPLES.matcher(gloss).replaceFirst("");
        while (BRACKETS.matcher(text).find()) {
            text = BRACKETS.matcher(text).replaceAll(" ");
        }
        int end = text.replace(':', ';').indexOf(';');
        String first = (end > 0 ? text.substring(0, end) : text).replaceAll("[`\"()]", "");
        return first.replaceAll("\\s+", " ")
                .replaceAll(" ([,.:])", "$1")
                .replaceAll("[\\s,.:;]+$", "")
                .strip();
    }

    /** The definition without its last clause, without its last two, and so on; each still true of the thing. */
    static List<String> shorter(String definition) {
        return CLAUSE.matcher(definition)
                .results()
                .map(border -> definition.substring(0, border.start()))
                .filter(text -> !UNFINISHED.matcher(text).matches())
                .toList()
                .reversed();
    }

    /** Whether it is about someone who has died. */
    static boolean isPast(String gloss) {
        return LIFE.matcher(gloss).find();
    }

    static boolean isSuitable(String gloss) {
        return !UNSUITABLE.matcher(gloss).find() && !ABOUT_WORDS.matcher(gloss).lookingAt();
    }

    /** Whether it speaks of several, e.g. "extinct reptiles including …". */
    static boolean isPlural(String definition) {
        return PLURAL.matcher(definition).matches();
    }

    /** Whether the definition brings its own article or needs none. */
    static boolean startsWithDeterminer(String definition) {
        return DETERMINERS.contains(definition.split("[ ,]", 2)[0].toLowerCase(Locale.ROOT));
    }
}

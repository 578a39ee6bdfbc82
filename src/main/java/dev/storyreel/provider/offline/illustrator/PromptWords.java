package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.provider.offline.text.Negation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words and phrases of a prompt that something can be shown for: a list of nouns or running text. */
final class PromptWords {
    private static final int MAX_CHARACTERS = 2_000;
    private static final int MAX_WORDS = 80;
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]t)?");
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\s'’-]+");
    private static final Set<String> STOP = Set.copyOf(List.of(
            ("why the a an and or but of in on at to for with by from as is are was were be been being it its this that these those he she "
                            + "they them their his her our your my we you i who which what when where how than then so if not no do does did have has had "
                            + "can could will would may might must should into over under about up down out off one two three four five six seven eight "
                            + "nine ten very more most much many few some any all each every other another such only own same there here also just even "
                            + "still like use used thing things way ways kind kinds part parts lot set group type example fact form case name picture "
                            + "image illustration view style scene shot background color colour member genus family order class unit being state act "
                            + "us me him let get got make makes made go goes went see seen say said know known take takes keep keeps")
                    .split(" ", -1)));

    private PromptWords() {}

    /** In the prompt's order, without what it says is missing, phrases of up to three words before the words that they are made of. */
    static List<String> of(String prompt, IconMatcher matcher) {
        String text =
                prompt.substring(0, Math.min(prompt.length(), MAX_CHARACTERS)).toLowerCase(Locale.ROOT);
        boolean list = text.indexOf(',') >= 0 && text.split(",", -1).length * 3 >= text.split("\\s+", -1).length;
        Set<String> found = new LinkedHashSet<>();
        int left = MAX_WORDS;
        for (String clause : BREAK.split(text, -1)) {
            List<String> words = WORD.matcher(clause)
                    .results()
                    .map(m -> m.group())
                    .limit(left)
                    .toList();
            left -= words.size();
            clause(words, list, matcher, found);
        }
        return List.copyOf(found);
    }

    private static void clause(List<String> words, boolean list, IconMatcher matcher, Set<String> found) {
        BitSet negated = Negation.of(
                words,
                word -> !STOP.contains(word) && matcher.lexicon().lemma(word).isPresent());
        for (int i = 0; i < words.size(); ) {
            if (negated.get(i)) {
                i++;
                continue;
            }
            int taken = phrase(words, i, matcher, found);
            if (taken == 0) {
                String word = words.get(i);
                if (word.length() > 1
                        && !STOP.contains(word)
                        && (list || !matcher.lexicon().rarelyNoun(word))) {
                    found.add(word);
                }
                taken = 1;
            }
            i += taken;
        }
    }

    private static int phrase(List<String> words, int from, IconMatcher matcher, Set<String> found) {
        for (int length = Math.min(4, words.size() - from); length > 1; length--) {
            List<String> part = new ArrayList<>(words.subList(from, from + length));
            String phrase = String.join(" ", part);
            if (matcher.names(phrase)
                    || (length <= 3
                            && !STOP.contains(part.getFirst())
                            && !STOP.contains(part.getLast())
                            && !matcher.matches(phrase).isEmpty())) {
                found.add(phrase);
                return length;
            }
        }
        return 0;
    }
}

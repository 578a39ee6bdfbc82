package dev.storyreel.provider.offline.planner;

import dev.storyreel.provider.offline.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.extjwnl.data.POS;
import org.jspecify.annotations.Nullable;

/** Finds the subjects of a topic: the nouns WordNet knows, the main one first. */
final class TopicReader {
    private static final int LONGEST_PHRASE = 4;
    private static final int OVERLAP_WEIGHT = 100;

    private final WordNet wordNet;

    TopicReader(WordNet wordNet) {
        this.wordNet = wordNet;
    }

    /** The subjects, the one the topic is about first; empty where none is known. */
    List<Subject> subjects(String topic) {
        List<String> words =
                Words.of(topic.replace('’', '\'').replaceAll("'s\\b", " ").replaceAll("[^\\p{L}\\p{N}'-]+", " "));
        List<Found> found = find(words);
        List<Found> telling =
                found.stream().filter(candidate -> !candidate.generic()).toList();
        List<Found> candidates = telling.isEmpty() ? found : telling;
        return order(candidates).stream()
                .map(candidate -> new Subject(
                        candidate.phrase(), sense(candidate, words), isPlural(candidate.phrase(), candidate.senses())))
                .toList();
    }

    private record Found(String phrase, int start, int length, List<WordNet.Sense> senses, boolean generic) {}

    private List<Found> find(List<String> words) {
        List<Found> found = new ArrayList<>();
        int next = 0;
        while (next < words.size()) {
            Found longest = longestAt(words, next);
            if (longest != null && !isVerbAfterPlural(longest, found)) {
                found.add(longest);
            }
            next += longest == null ? 1 : longest.length();
        }
        return found;
    }

    /** "Why cats sleep": after a plural a word that can be a verb is one. */
    private boolean isVerbAfterPlural(Found candidate, List<Found> found) {
        if (found.isEmpty() || candidate.length() > 1 || wordNet.uses(POS.VERB, candidate.phrase()) == 0) {
            return false;
        }
        Found before = found.getLast();
        return before.start() + before.length() == candidate.start() && isPlural(before.phrase(), before.senses());
    }

    private @Nullable Found longestAt(List<String> words, int start) {
        for (int length = Math.min(LONGEST_PHRASE, words.size() - start); length > 0; length--) {
            String phrase =
                    String.join(" ", words.subList(start, start + length)).toLowerCase(Locale.ROOT);
            List<WordNet.Sense> senses = isCandidate(phrase, length) ? wordNet.nouns(phrase) : List.of();
            boolean multiwordFits = length == 1
                    || senses.stream().anyMatch(sense -> sense.lemma().contains(" "));
            if (!senses.isEmpty() && multiwordFits) {
                return new Found(phrase, start, length, senses, length == 1 && StopWords.isGeneric(phrase));
            }
        }
        return null;
    }

    private boolean isCandidate(String phrase, int length) {
        if (length > 1) {
            return !StopWords.isFunction(phrase.split(" ", 2)[0]);
        }
        boolean word = phrase.length() > 1 && !StopWords.isFunction(phrase) && !phrase.matches("[\\d-]+");
        int noun = wordNet.uses(POS.NOUN, phrase);
        int other = Math.max(wordNet.uses(POS.VERB, phrase), wordNet.uses(POS.ADJECTIVE, phrase));
        return word && noun > 0 && noun * 3 >= other;
    }

    /** In a compound such as "quantum computing" the last noun is the main one; else the first of the topic is. */
    private List<Found> order(List<Found> found) {
        List<Found> ordered = new ArrayList<>(found);
        if (found.size() > 1) {
            Found first = found.get(0);
            Found second = found.get(1);
            boolean adjacent = first.start() + first.length() == second.start();
            boolean noun = wordNet.uses(POS.NOUN, second.phrase()) >= wordNet.uses(POS.VERB, second.phrase());
            if (adjacent && noun && first.length() == 1 && !isPlural(first.phrase(), first.senses())) {
                ordered.set(0, second);
                ordered.set(1, first);
            }
        }
        return ordered;
    }

    static boolean isPlural(String phrase, List<WordNet.Sense> senses) {
        String lemma = senses.getFirst().lemma().toLowerCase(Locale.ROOT);
        return !lemma.equals(phrase)
                && !lemma.replace('-', ' ').equals(phrase)
                && !senses.getFirst().isInstance();
    }

    /** The commonest sense, unless another one's definition has more of the topic's other words in it. */
    private static WordNet.Sense sense(Found found, List<String> words) {
        Set<String> others = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            if ((i < found.start() || i >= found.start() + found.length()) && !StopWords.isFunction(word)) {
                others.add(stem(word));
            }
        }
        boolean plural = isPlural(found.phrase(), found.senses());
        // the first of equals wins, and WordNet puts the commonest first
        return found.senses().stream()
                .max(Comparator.comparingInt(sense -> OVERLAP_WEIGHT * overlap(sense, others) + weight(sense, plural)))
                .orElseThrow();
    }

    /**
     * How likely a sense is meant. Many senses were never met in the texts WordNet counted; then the one with more
     * relations is the better known, an animal is rather meant than its meat, and a plural has things that can be counted.
     */
    private static int weight(WordNet.Sense sense, boolean plural) {
        int frequency = 2 * Math.min(sense.ownUses(), 30);
        int relations = Math.min(sense.synset().getPointers().size(), 12);
        boolean things = plural && TopicWriter.isCounted(sense);
        return frequency + relations + (things ? 15 : 0);
    }

    private static int overlap(WordNet.Sense sense, Set<String> others) {
        return (int)
                Arrays.stream(sense.synset().getGloss().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                        .map(TopicReader::stem)
                        .distinct()
                        .filter(others::contains)
                        .count();
    }

    private static String stem(String word) {
        return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}

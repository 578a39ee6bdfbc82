package dev.storyreel.provider.offline.planner;

import dev.storyreel.provider.SpokenWords;
import dev.storyreel.provider.offline.text.Sentences;
import dev.storyreel.provider.offline.text.UnspacedText;
import dev.storyreel.provider.offline.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into what is said over one picture: about {@value #IDEAL} spoken words, at most {@value #MAX}, which is 3
 * to 7 seconds. Words stay as they are and in order.
 *
 * <p>The cuts are those with the least total cost (dynamic programming over the words): a scene costs the more the
 * further its length is from the ideal, and a cut costs nothing after a sentence, a little after a comma or dash, more
 * before a conjunction, most between two other words. So short sentences are joined, and a long one is cut only when it
 * must be, where a speaker would breathe.
 */
final class SceneCutter {
    static final int MAX = 17;
    static final int IDEAL = 11;
    private static final double LENGTH_COST = 0.3;
    private static final double CLAUSE_COST = 7;
    private static final double CONJUNCTION_COST = 10;
    private static final double WORD_COST = 20;
    /** A scene that holds the end of one sentence and a part of another. */
    private static final double STRADDLE_COST = 12;

    private static final Set<String> CONJUNCTIONS = Set.of(
            "and",
            "but",
            "or",
            "nor",
            "because",
            "which",
            "while",
            "when",
            "where",
            "that",
            "so",
            "who",
            "if",
            "although",
            "though",
            "unless",
            "until",
            "since",
            "before",
            "after",
            "as",
            "with",
            "without",
            "from",
            "to",
            "in",
            "for");

    /** Words, or whole sentences. */
    private final List<String> pieces = new ArrayList<>();

    private final List<Integer> spokenWords = new ArrayList<>();

    /** What stands between each piece and the next. */
    private final List<String> spaces = new ArrayList<>();
    /** Cost of a cut after each piece. */
    private final List<Double> cutCosts = new ArrayList<>();

    private SceneCutter() {}

    /** @param blocks paragraphs and the like; a block's end is a sentence's end */
    static List<String> cut(List<String> blocks) {
        SceneCutter cutter = new SceneCutter();
        blocks.forEach(cutter::addBlock);
        return cutter.scenes();
    }

    /** Cuts between sentences alone; one that is longer than a scene should be is a scene of its own. */
    static List<String> cutBetween(List<String> sentences) {
        SceneCutter cutter = new SceneCutter();
        for (String sentence : sentences) {
            cutter.add(sentence, 0);
        }
        return cutter.scenes();
    }

    private void addBlock(String block) {
        String text = Words.normalised(block);
        int end = 0;
        for (String sentence : Sentences.of(block)) {
            add(sentence);
            end += sentence.length();
            if (end < text.length() && text.charAt(end) != ' ') {
                spaces.set(spaces.size() - 1, "");
            } else {
                end++;
            }
        }
    }

    private void add(String sentence) {
        List<String> sentenceWords = Words.of(sentence);
        for (int i = 0; i < sentenceWords.size(); i++) {
            boolean last = i == sentenceWords.size() - 1;
            double cost = last ? 0 : cutCost(sentenceWords.get(i), sentenceWords.get(i + 1));
            if (UnspacedText.is(sentenceWords.get(i))) {
                addUnspaced(UnspacedText.words(sentenceWords.get(i)), cost);
            } else {
                add(sentenceWords.get(i), cost);
            }
        }
    }

    /** @param lastCost of a cut after the last of them */
    private void addUnspaced(List<String> words, double lastCost) {
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            add(words.get(i), last ? lastCost : UnspacedText.endsClause(words.get(i)) ? CLAUSE_COST : WORD_COST);
            if (!last) {
                spaces.set(spaces.size() - 1, "");
            }
        }
    }

    private void add(String piece, double cutCost) {
        pieces.add(piece);
        spaces.add(" ");
        spokenWords.add(SpokenWords.in(String.join(
                " ", Words.of(piece).stream().filter(Words::speakable).toList())));
        cutCosts.add(cutCost);
    }

    private static double cutCost(String word, String next) {
        if (",;:–—)".indexOf(word.charAt(word.length() - 1)) >= 0 || next.startsWith("(") || isDash(next)) {
            return CLAUSE_COST;
        }
        return CONJUNCTIONS.contains(next.toLowerCase(Locale.ROOT)) ? CONJUNCTION_COST : WORD_COST;
    }

    private static boolean isDash(String word) {
        return Set.of("-", "–", "—", "--").contains(word);
    }

    private List<String> scenes() {
        int n = pieces.size();
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        Arrays.fill(best, 1, n + 1, Double.POSITIVE_INFINITY);
        for (int end = 1; end <= n; end++) {
            Span span = new Span();
            for (int start = end - 1; start >= 0 && span.extend(start); start--) {
                double cost = best[start] + span.cost(start, end);
                if (cost < best[end]) {
                    best[end] = cost;
                    from[end] = start;
                }
            }
        }
        List<String> scenes = new ArrayList<>();
        for (int end = n; end > 0; end = from[end]) {
            scenes.add(joined(from[end], end));
        }
        Collections.reverse(scenes);
        return scenes;
    }

    private String joined(int start, int end) {
        StringBuilder scene = new StringBuilder();
        for (int i = start; i < end; i++) {
            scene.append(pieces.get(i)).append(i + 1 < end ? spaces.get(i) : "");
        }
        return scene.toString();
    }

    /** The pieces of a scene that is tried, growing towards the front. */
    private final class Span {
        private int spoken;
        private int size;
        private int sentenceEnds;

        /** Whether the scene may hold this piece too. */
        boolean extend(int piece) {
            spoken += spokenWords.get(piece);
            sentenceEnds += cutCosts.get(piece) == 0 ? 1 : 0;
            size++;
            return spoken <= MAX || size == 1;
        }

        double cost(int start, int end) {
            if (spoken == 0) {
                return Double.POSITIVE_INFINITY;
            }
            double cut = cutCosts.get(end - 1);
            boolean startsMidSentence = start > 0 && cutCosts.get(start - 1) > 0;
            int inner = sentenceEnds - (cut == 0 ? 1 : 0);
            boolean straddles = inner > 0 && (cut > 0 || startsMidSentence);
            double length = spoken - IDEAL;
            return LENGTH_COST * length * length + cut + (straddles ? STRADDLE_COST : 0);
        }
    }
}

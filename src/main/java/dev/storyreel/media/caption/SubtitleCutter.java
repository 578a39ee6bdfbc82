package dev.storyreel.media.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Cuts words into subtitles: the cuts with the least total cost (dynamic programming). A cut costs nothing after a
 * sentence or in a pause, a little after a clause, most between two other words; and what would be gone before it is
 * read, or is a single word of a sentence, costs so much that it is joined to its neighbours where the limits allow.
 */
final class SubtitleCutter {
    private static final double CLAUSE_CUT = 3;
    private static final double WORD_CUT = 10;
    /** For each end of a sentence within a subtitle. */
    private static final double JOINED_SENTENCE = 9;

    private static final double LONE_WORD = 8;
    private static final double EACH = 1;
    private static final double UNFILLED = 2;
    /** Nobody reads what is seen for less. */
    private static final double READABLE_MS = 1000;

    private static final double COST_OF_UNREADABLE = 14;

    private final List<TimedWord> words;
    private final SubtitleLimits limits;
    private final double pauseMs;

    private SubtitleCutter(List<TimedWord> words, SubtitleLimits limits) {
        this.words = words;
        this.limits = limits;
        this.pauseMs = limits.closedGapMs() * 2.0;
    }

    /** @return all the words in order, none of the groups empty; one word alone may exceed the limits */
    static List<List<TimedWord>> cut(List<TimedWord> words, SubtitleLimits limits) {
        return new SubtitleCutter(words, limits).groups();
    }

    private List<List<TimedWord>> groups() {
        int n = words.size();
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        Arrays.fill(best, 1, n + 1, Double.POSITIVE_INFINITY);
        for (int end = 1; end <= n; end++) {
            for (int start = end - 1; start >= 0 && fits(start, end); start--) {
                double cost = best[start] + cost(start, end);
                if (cost < best[end]) {
                    best[end] = cost;
                    from[end] = start;
                }
            }
        }
        List<List<TimedWord>> groups = new ArrayList<>();
        for (int end = n; end > 0; end = from[end]) {
            groups.add(words.subList(from[end], end));
        }
        Collections.reverse(groups);
        return groups;
    }

    private boolean fits(int start, int end) {
        if (end - start == 1) {
            return true;
        }
        double length = words.get(end - 1).endMs() - words.get(start).startMs();
        return length <= limits.longestMs()
                && !pausesAfter(start)
                && !Subtitles.lines(words.subList(start, end), limits).isEmpty();
    }

    private boolean pausesAfter(int word) {
        return word + 1 < words.size()
                && words.get(word + 1).startMs() - words.get(word).endMs() > pauseMs;
    }

    private boolean endsSentence(int word) {
        return Characters.endsSentence(words.get(word).text());
    }

    private double cost(int start, int end) {
        double seen = end == words.size()
                ? READABLE_MS
                : words.get(end).startMs() - words.get(start).startMs();
        double unread = Math.max(0, READABLE_MS - seen) / READABLE_MS;
        int joined = 0;
        for (int i = start; i < end - 1; i++) {
            joined += endsSentence(i) ? 1 : 0;
        }
        boolean wholeSentence = endsSentence(end - 1) && (start == 0 || endsSentence(start - 1));
        double lone = end - start == 1 && !wholeSentence ? LONE_WORD : 0;
        double columns = Characters.columns(Subtitles.text(words.subList(start, end)));
        double unfilled = Math.max(0, 1 - columns / (limits.columns() * limits.lines()));
        return EACH
                + cutCost(end - 1)
                + JOINED_SENTENCE * joined
                + lone
                + COST_OF_UNREADABLE * unread
                + UNFILLED * unfilled * unfilled;
    }

    private double cutCost(int last) {
        if (last == words.size() - 1 || endsSentence(last) || pausesAfter(last)) {
            return 0;
        }
        return Characters.endsClause(words.get(last).text()) ? CLAUSE_CUT : WORD_CUT;
    }
}

package dev.storyreel.media.caption;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the cheapest way of cutting words into pages. */
final class PageBreaker {
    private static final double COLUMNS_OF_A_WORD = 5;
    private static final double FEWEST_WORDS = 3;
    private static final double SENTENCE_INSIDE = 100;
    private static final double PAUSE_INSIDE = 30;
    private static final double CLAUSE_INSIDE = 3;
    private static final double FLASH = 4;
    private static final double LONG_PAUSE_MS = 600;
    private static final double FLASH_MS = 350;
    private static final double SECOND_LINE = 0.2;

    private final List<TimedWord> words;
    private final CaptionLimits limits;
    private final boolean rightToLeft;
    private final boolean japanese;

    PageBreaker(List<TimedWord> words, CaptionLimits limits) {
        this.limits = limits;
        String text = words.stream().map(TimedWord::text).collect(Collectors.joining(" "));
        rightToLeft = Characters.rightToLeft(text);
        japanese = Characters.japanese(text);
        this.words =
                words.stream().flatMap(word -> pieces(word, limits).stream()).toList();
    }

    List<CaptionPage> pages(int framesPerSecond, int narrationFrame, int frames) {
        List<int[]> cuts = cut();
        List<CaptionPage> pages = new ArrayList<>();
        int earliest = 0;
        for (int i = 0; i < cuts.size(); i++) {
            int from = cuts.get(i)[0];
            int to = cuts.get(i)[1];
            int start = Math.max(frame(words.get(from).startMs(), framesPerSecond, narrationFrame), earliest);
            int spokenUntil = frame(words.get(to - 1).endMs(), framesPerSecond, narrationFrame);
            int hold = (int) Math.round(limits.closedGapMs() * framesPerSecond / 1000.0);
            int end = Math.min(frames, Math.max(spokenUntil, start) + Math.max(1, hold));
            if (i + 1 < cuts.size()) {
                int next = frame(words.get(cuts.get(i + 1)[0]).startMs(), framesPerSecond, narrationFrame);
                end = Math.min(end, Math.max(next, start + 1));
            }
            if (start < end) {
                List<List<CaptionWord>> lines = new ArrayList<>();
                for (int[] line : lines(from, to)) {
                    lines.add(captionWords(line[0], line[1], framesPerSecond, narrationFrame, frames));
                }
                pages.add(new CaptionPage(lines, start, end, rightToLeft, japanese));
                earliest = end;
            }
        }
        return pages;
    }

    private List<CaptionWord> captionWords(int from, int to, int framesPerSecond, int narrationFrame, int frames) {
        return words.subList(from, to).stream()
                .map(word -> {
                    int start = Math.min(frame(word.startMs(), framesPerSecond, narrationFrame), frames);
                    int end = Math.min(frame(word.endMs(), framesPerSecond, narrationFrame), frames);
                    return new CaptionWord(word.text(), word.spaceBefore(), start, end, word.estimated());
                })
                .toList();
    }

    private static int frame(double milliseconds, int framesPerSecond, int narrationFrame) {
        return narrationFrame + (int) Math.round(milliseconds * framesPerSecond / 1000);
    }

    /** Shortest path over the words: {@code [from, to)} of each page. */
    private List<int[]> cut() {
        int count = words.size();
        double[] best = new double[count + 1];
        int[] cameFrom = new int[count + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int from = 0; from < count; from++) {
            for (int to = from + 1; to <= count; to++) {
                double cost = cost(from, to);
                if (cost == Double.POSITIVE_INFINITY) {
                    break;
                }
                if (best[from] + cost < best[to]) {
                    best[to] = best[from] + cost;
                    cameFrom[to] = from;
                }
            }
        }
        List<int[]> cuts = new ArrayList<>();
        for (int to = count; to > 0; to = cameFrom[to]) {
            cuts.addFirst(new int[] {cameFrom[to], to});
        }
        return cuts;
    }

    private double cost(int from, int to) {
        double weight = 0;
        double cost = 0;
        for (int i = from; i < to; i++) {
            TimedWord word = words.get(i);
            weight += Characters.unspaced(word.text()) ? Characters.columns(word.text()) / COLUMNS_OF_A_WORD : 1;
            if (i + 1 < to) {
                cost += Characters.endsSentence(word.text())
                        ? SENTENCE_INSIDE
                        : Characters.endsClause(word.text()) ? CLAUSE_INSIDE : 0;
                cost += words.get(i + 1).startMs() - word.endMs() > LONG_PAUSE_MS ? PAUSE_INSIDE : 0;
            }
        }
        List<int[]> lines = lines(from, to);
        if (to - from > 1 && (weight > limits.words() || lines.isEmpty())) {
            return Double.POSITIVE_INFINITY;
        }
        double missing = Math.max(0, FEWEST_WORDS - weight);
        double shownMs =
                to < words.size() ? words.get(to).startMs() - words.get(from).startMs() : Double.POSITIVE_INFINITY;
        return cost + missing * missing + (shownMs < FLASH_MS ? FLASH : 0) + (lines.size() - 1) * SECOND_LINE;
    }

    /** {@code [from, to)} of each line, the two as even as can be; none if the words do not fit. */
    private List<int[]> lines(int from, int to) {
        if (to - from == 1 || columns(from, to) <= limits.columns()) {
            return List.of(new int[] {from, to});
        }
        int best = -1;
        int bestLonger = limits.columns() + 1;
        for (int middle = from + 1; middle < to && limits.lines() > 1; middle++) {
            int longer = Math.max(columns(from, middle), columns(middle, to));
            if (longer < bestLonger) {
                bestLonger = longer;
                best = middle;
            }
        }
        return best < 0 ? List.of() : List.of(new int[] {from, best}, new int[] {best, to});
    }

    private int columns(int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += Characters.columns(words.get(i).text());
            columns += i > from && words.get(i).spaceBefore() ? 1 : 0;
        }
        return columns;
    }

    /** A "word" that would not even fill a page legibly, such as a web address, is shown piece by piece. */
    private static List<TimedWord> pieces(TimedWord word, CaptionLimits limits) {
        int most = limits.columns() * 3;
        int columns = Characters.columns(word.text());
        if (columns <= most) {
            return List.of(word);
        }
        int wanted = Math.ceilDiv(columns, Math.ceilDiv(columns, most));
        List<String> texts = new ArrayList<>();
        BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(word.text());
        int start = 0;
        int before = 0;
        for (int end = clusters.following(0); end != BreakIterator.DONE; end = clusters.next()) {
            if (Characters.columns(word.text().substring(start, end)) > wanted && before > start) {
                texts.add(word.text().substring(start, before));
                start = before;
            }
            before = end;
        }
        texts.add(word.text().substring(start));
        List<TimedWord> pieces = new ArrayList<>();
        double step = (word.endMs() - word.startMs()) / texts.size();
        for (int i = 0; i < texts.size(); i++) {
            double from = word.startMs() + i * step;
            pieces.add(new TimedWord(texts.get(i), i == 0 && word.spaceBefore(), from, from + step, true));
        }
        return pieces;
    }
}

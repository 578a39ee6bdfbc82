package dev.storyreel.media.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the spoken words in the written ones. Words that are the same anchor each other; what lies between two anchors is
 * shared letter by letter if it is the same text cut differently, else by length.
 */
final class WordAligner {
    /** Beyond this the table of the comparison is too large; no scene comes near it. */
    private static final long MAX_PAIRS = 4_000_000;

    private final List<WrittenWord> written;
    private final List<SpokenWord> spoken;
    private final double durationMs;
    private final String[] writtenText;
    private final String[] spokenText;
    private final double[] start;
    private final double[] end;
    private final boolean[] estimated;

    WordAligner(List<WrittenWord> written, List<SpokenWord> spoken, double durationMs) {
        if (!(durationMs > 0 && durationMs < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a narration of " + durationMs + " ms");
        }
        this.written = written;
        this.spoken = spoken.stream()
                .filter(word -> !Characters.bare(word.text()).isEmpty())
                .toList();
        this.durationMs = durationMs;
        writtenText = written.stream().map(word -> Characters.bare(word.text())).toArray(String[]::new);
        spokenText =
                this.spoken.stream().map(word -> Characters.bare(word.text())).toArray(String[]::new);
        start = new double[written.size()];
        end = new double[written.size()];
        estimated = new boolean[written.size()];
    }

    List<TimedWord> align() {
        if (spoken.isEmpty() || (long) written.size() * spoken.size() > MAX_PAIRS) {
            share(0, written.size(), 0, durationMs);
        } else {
            int from = 0;
            int spokenFrom = 0;
            for (int[] anchor : anchors()) {
                fill(from, anchor[0], spokenFrom, anchor[1]);
                start[anchor[0]] = spoken.get(anchor[1]).startMs();
                end[anchor[0]] = spoken.get(anchor[1]).endMs();
                from = anchor[0] + 1;
                spokenFrom = anchor[1] + 1;
            }
            fill(from, written.size(), spokenFrom, spoken.size());
        }
        return inOrder();
    }

    /** The longest common subsequence of words, as pairs of indices. */
    private List<int[]> anchors() {
        int rows = written.size();
        int columns = spoken.size();
        int[][] length = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                length[i][j] = writtenText[i].equals(spokenText[j])
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<int[]> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (writtenText[i].equals(spokenText[j])) {
                pairs.add(new int[] {i++, j++});
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /** Times for the written words between two anchors, from the spoken ones between them. */
    private void fill(int from, int to, int spokenFrom, int spokenTo) {
        if (from == to) {
            return;
        }
        boolean sameText = String.join("", Arrays.asList(writtenText).subList(from, to))
                .equals(String.join("", Arrays.asList(spokenText).subList(spokenFrom, spokenTo)));
        if (sameText && spokenFrom < spokenTo) {
            fillByLetters(from, to, spokenFrom, spokenTo);
        } else if (to - from == spokenTo - spokenFrom) {
            for (int i = from; i < to; i++) {
                start[i] = spoken.get(spokenFrom + i - from).startMs();
                end[i] = spoken.get(spokenFrom + i - from).endMs();
                // a single word in another's place is surely that; of several, which is which is a guess
                estimated[i] = to - from > 1;
            }
        } else if (spokenFrom < spokenTo) {
            share(
                    from,
                    to,
                    spoken.get(spokenFrom).startMs(),
                    spoken.get(spokenTo - 1).endMs());
        } else {
            double before = spokenFrom == 0 ? 0 : spoken.get(spokenFrom - 1).endMs();
            double after = spokenTo == spoken.size()
                    ? durationMs
                    : spoken.get(spokenTo).startMs();
            share(from, to, before, Math.max(before, after));
        }
    }

    /** The same letters, cut differently: each has its share of the spoken word that it is in. */
    private void fillByLetters(int from, int to, int spokenFrom, int spokenTo) {
        int in = spokenFrom;
        int letter = 0;
        for (int i = from; i < to; i++) {
            start[i] = timeOf(in, letter);
            boolean begins = letter == 0;
            for (int left = writtenText[i].length(); left > 0; ) {
                if (letter == spokenText[in].length()) {
                    in++;
                    letter = 0;
                }
                int step = Math.min(left, spokenText[in].length() - letter);
                left -= step;
                letter += step;
            }
            end[i] = timeOf(in, letter);
            estimated[i] = !begins || letter < spokenText[in].length();
            if (letter == spokenText[in].length() && in + 1 < spokenTo) {
                in++;
                letter = 0;
            }
        }
    }

    private double timeOf(int word, int letter) {
        SpokenWord said = spoken.get(word);
        return said.startMs() + (said.endMs() - said.startMs()) * letter / spokenText[word].length();
    }

    private void share(int from, int to, double startMs, double endMs) {
        double all = 0;
        for (int i = from; i < to; i++) {
            all += length(i);
        }
        double before = 0;
        for (int i = from; i < to; i++) {
            start[i] = startMs + (endMs - startMs) * before / all;
            before += length(i);
            end[i] = startMs + (endMs - startMs) * before / all;
            estimated[i] = true;
        }
    }

    /** A voice rests at punctuation, so it counts too. */
    private int length(int word) {
        return Math.max(1, Characters.columns(written.get(word).text()));
    }

    /** Voices overlap words, or give times beyond the end; captions do not. */
    private List<TimedWord> inOrder() {
        List<TimedWord> words = new ArrayList<>(written.size());
        double earliest = 0;
        for (int i = 0; i < start.length; i++) {
            double from = Math.min(Math.max(start[i], earliest), durationMs);
            double to = Math.min(Math.max(end[i], from), durationMs);
            WrittenWord word = written.get(i);
            words.add(new TimedWord(word.text(), word.spaceBefore(), from, to, estimated[i]));
            earliest = from;
        }
        return List.copyOf(words);
    }
}

package dev.storyreel.dub.transcript;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.media.Canvas;
import dev.storyreel.provider.Transcript.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what was heard into lines that are said in one go: at the ends of sentences and at pauses, and where somebody else speaks. What
 * is still too long is cut where the speaker pauses longest. Pure functions.
 */
public final class LineCutter {
    /** Nobody says more than this in one go: what is longer is hard to say again in its time. */
    private static final long LONGEST_MS = 12_000;

    /** A shorter line is not cut for its length: each part should be more than a word or two. */
    private static final long SHORTEST_MS = 1_500;

    /** A pause that ends a line wherever it is. */
    private static final long LONG_PAUSE_MS = 700;

    /** Where nobody wrote full stops, pauses are all that tells one sentence from the next. */
    private static final long PAUSE_WITHOUT_STOPS_MS = 350;

    /** A comma is as good a place to cut as so much more of a pause. */
    private static final long WORTH_OF_A_COMMA_MS = 200;

    private static final String STOPS = ".?!…。？！।؟";
    private static final String COMMAS = ",;:、，；：،";
    private static final String CLOSING = "\"'”’»)]」』";

    private LineCutter() {}

    /**
     * @param words in the order of their starts
     * @param total length of the recording in samples at 48 kHz, more than 0
     * @return in the order of their onsets, all within the recording
     */
    public static List<SourceLine> cut(List<Word> words, long total) {
        boolean hasStops = words.stream().anyMatch(word -> endsWith(word, STOPS));
        long pause = hasStops ? LONG_PAUSE_MS : PAUSE_WITHOUT_STOPS_MS;
        List<SourceLine> lines = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || ends(words.get(i - 1), words.get(i), pause)) {
                add(lines, words.subList(from, i), total);
                from = i;
            }
        }
        return List.copyOf(lines);
    }

    private static boolean ends(Word word, Word next, long pause) {
        boolean other = word.speaker() != null
                && next.speaker() != null
                && !word.speaker().equals(next.speaker());
        return other || endsWith(word, STOPS) || next.startMs() - word.endMs() >= pause;
    }

    /** Cut in two, and those again, as long as one is too long. */
    private static void add(List<SourceLine> lines, List<Word> words, long total) {
        if (words.getLast().endMs() - words.getFirst().startMs() > LONGEST_MS) {
            int middle = bestCut(words);
            if (middle > 0) {
                add(lines, words.subList(0, middle), total);
                add(lines, words.subList(middle, words.size()), total);
                return;
            }
        }
        long onset = Canvas.samples(words.getFirst().startMs());
        long end = Math.min(Canvas.samples(words.getLast().endMs()), total);
        if (onset < total) {
            lines.add(new SourceLine(onset, Math.max(end, onset + 1), text(words), speaker(words.getFirst())));
        }
    }

    /** Before which word the pause is the longest, for its place; 0 for none. */
    private static int bestCut(List<Word> words) {
        long start = words.getFirst().startMs();
        long end = words.getLast().endMs();
        long nearest = Long.MAX_VALUE;
        int best = 0;
        long most = Long.MIN_VALUE;
        for (int i = 1; i < words.size(); i++) {
            Word before = words.get(i - 1);
            boolean tooShort =
                    before.endMs() - start < SHORTEST_MS || end - words.get(i).startMs() < SHORTEST_MS;
            long worth = words.get(i).startMs() - before.endMs() + (endsWith(before, COMMAS) ? WORTH_OF_A_COMMA_MS : 0);
            // of pauses that are alike, the one in the middle
            long away = Math.abs(2 * before.endMs() - start - end);
            if (!tooShort && (worth > most || (worth == most && away < nearest))) {
                most = worth;
                nearest = away;
                best = i;
            }
        }
        return best;
    }

    private static boolean endsWith(Word word, String marks) {
        String text = word.text();
        int last = text.length() - 1;
        while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && marks.indexOf(text.charAt(last)) >= 0;
    }

    private static String text(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            boolean unspaced = text.isEmpty()
                    || (isUnspaced(text.codePointBefore(text.length()))
                            && isUnspaced(word.text().codePointAt(0)));
            text.append(unspaced ? "" : " ").append(word.text());
        }
        return text.toString();
    }

    /** Between two of these there is no space. */
    private static boolean isUnspaced(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            // marks such as a full stop, in their wide forms
            default -> (character >= 0x3000 && character <= 0x303f) || (character >= 0xff01 && character <= 0xff0f);
        };
    }

    private static String speaker(Word word) {
        return String.valueOf(word.speaker() == null ? 0 : word.speaker());
    }
}

package dev.storyreel.media.caption;

import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fills lines with words and breaks those that are too long for one, with a hyphen where the script has it. */
final class WordBreaker {
    private static final String HYPHEN = "-";

    private final List<Word> words = new ArrayList<>();
    private final double hyphen;

    /** Widths are in thousandths of an em. */
    private record Word(LinePart part, List<String> clusters, double[] widths, double width, boolean hyphenated) {}

    WordBreaker(List<List<LinePart>> lines, TextShaper shaper) throws IOException {
        hyphen = width(HYPHEN, shaper);
        for (List<LinePart> line : lines) {
            for (LinePart part : line) {
                List<String> clusters = shaper.clusters(part.text());
                double[] widths = new double[clusters.size()];
                double all = 0;
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = width(clusters.get(i), shaper);
                    all += widths[i];
                }
                words.add(new Word(part, clusters, widths, all, hyphenated(part.text())));
            }
        }
    }

    /** @param room width of a line, thousandths of an em */
    List<List<LinePart>> lines(double room) {
        Lines filling = new Lines(room);
        words.forEach(filling::add);
        return filling.finished();
    }

    private final class Lines {
        private final double room;
        private final List<List<LinePart>> lines = new ArrayList<>();
        private List<LinePart> line = new ArrayList<>();
        private double filled;

        Lines(double room) {
            this.room = room;
        }

        void add(Word word) {
            // a space is about as wide as a hyphen
            double space = word.part.spaceBefore() && !line.isEmpty() ? hyphen : 0;
            if (filled + space + word.width > room) {
                end();
                space = 0;
            }
            filled += space;
            StringBuilder piece = new StringBuilder();
            boolean first = true;
            for (int i = 0; i < word.widths.length; i++) {
                boolean last = i + 1 == word.widths.length;
                if (filled + word.widths[i] + (last || !word.hyphenated ? 0 : hyphen) > room && !piece.isEmpty()) {
                    boolean between =
                            word.hyphenated && letter(word.clusters.get(i - 1)) && letter(word.clusters.get(i));
                    put(word, piece + (between ? HYPHEN : ""), first);
                    end();
                    first = false;
                    piece.setLength(0);
                }
                piece.append(word.clusters.get(i));
                filled += word.widths[i];
            }
            put(word, piece.toString(), first);
        }

        private void put(Word word, String text, boolean first) {
            line.add(new LinePart(word.part.word(), text, first && word.part.spaceBefore()));
        }

        private void end() {
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = new ArrayList<>();
            filled = 0;
        }

        List<List<LinePart>> finished() {
            end();
            return lines;
        }
    }

    /** What stands alone is at least as wide as joined, in every script but for a few ligatures. */
    private static double width(String text, TextShaper shaper) throws IOException {
        return shaper.shape(List.of(new LinePart(0, text, false))).ink().getMaxX();
    }

    private static boolean letter(String cluster) {
        return Character.isLetterOrDigit(cluster.codePointAt(0));
    }

    private static boolean hyphenated(String word) {
        return word.codePoints().map(UScript::getScript).anyMatch(script -> switch (script) {
            case UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.ARMENIAN, UScript.GEORGIAN, UScript.HEBREW ->
                true;
            default -> false;
        });
    }
}

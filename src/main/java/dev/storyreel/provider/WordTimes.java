package dev.storyreel.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the words as they were written the times at which a vendor says they sound. Vendors cut words their own way, leave
 * out punctuation, or tell "five dollars" where "$5" was written; so the letters of both are laid side by side, as few of
 * them unmatched as can be (Wagner and Fischer, "The String-to-String Correction Problem", 1974), and a written word takes
 * the time of its letters. One without any takes the time between its neighbours.
 */
public final class WordTimes {
    /** Letters compared at once are its square: more than any text that is spoken in one go. */
    private static final int MOST_LETTERS = 6_000;

    private WordTimes() {}

    /** A piece of sound, as the vendor tells of it. */
    public record Heard(String text, double startSeconds, double endSeconds) {}

    /** Whether each piece has its times: a vendor's lists may be of different lengths, or have gaps. */
    public static boolean areTold(
            List<? extends @Nullable String> pieces,
            List<? extends @Nullable Double> starts,
            List<? extends @Nullable Double> ends) {
        return starts.size() == pieces.size()
                && ends.size() == pieces.size()
                && Stream.of(pieces, starts, ends).flatMap(List::stream).allMatch(Objects::nonNull)
                && Stream.of(starts, ends)
                        .flatMap(List::stream)
                        .allMatch(time -> time != null && Double.isFinite(time));
    }

    /**
     * @param text what was to be said; its words are what stands between white space
     * @return every written word, in order, its times in order; empty if nothing was heard
     */
    public static List<Speech.Word> of(String text, List<Heard> heard) {
        List<String> words = text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
        Letters written = Letters.of(words);
        Letters spoken = Letters.of(heard.stream().map(Heard::text).toList());
        if (spoken.size() == 0 || written.size() > MOST_LETTERS || spoken.size() > MOST_LETTERS) {
            return List.of();
        }
        double[] starts = new double[words.size()];
        double[] ends = new double[words.size()];
        java.util.Arrays.fill(starts, -1);
        int[] matches = matches(written.letters(), spoken.letters());
        for (int letter = 0; letter < matches.length; letter++) {
            if (matches[letter] >= 0) {
                int word = written.word()[letter];
                double start = spoken.start(matches[letter], heard);
                if (starts[word] < 0) {
                    starts[word] = start;
                }
                ends[word] = Math.max(ends[word], spoken.end(matches[letter], heard));
            }
        }
        return between(words, starts, ends, heard.getLast().endSeconds());
    }

    private static List<Speech.Word> between(List<String> words, double[] starts, double[] ends, double last) {
        List<Speech.Word> timed = new ArrayList<>();
        double previous = 0;
        for (int i = 0; i < words.size(); i++) {
            double start = starts[i];
            double end = ends[i];
            if (start < 0) {
                int unknown = 1;
                while (i + unknown < words.size() && starts[i + unknown] < 0) {
                    unknown++;
                }
                double next = i + unknown < words.size() ? starts[i + unknown] : last;
                start = previous;
                end = previous + Math.max(0, next - previous) / unknown;
            }
            start = Math.max(previous, start);
            end = Math.max(start, end);
            timed.add(new Speech.Word(words.get(i), Math.round(start * 1000), Math.round(end * 1000)));
            previous = end;
        }
        return timed;
    }

    /** For each letter of the first the letter of the second that it is, or −1. */
    private static int[] matches(int[] first, int[] second) {
        int[][] common = new int[first.length + 1][second.length + 1];
        for (int i = first.length - 1; i >= 0; i--) {
            for (int j = second.length - 1; j >= 0; j--) {
                common[i][j] =
                        first[i] == second[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int[] matches = new int[first.length];
        java.util.Arrays.fill(matches, -1);
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            if (first[i] == second[j]) {
                matches[i++] = j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return matches;
    }

    /**
     * The letters and digits of words, in lower case.
     *
     * @param word of each letter, by its place
     * @param place of each letter in its word
     * @param length of each word
     */
    private record Letters(int[] letters, int[] word, int[] place, int[] length) {
        static Letters of(List<String> words) {
            List<int[]> all = words.stream()
                    .map(word -> word.toLowerCase(Locale.ROOT)
                            .codePoints()
                            .filter(Character::isLetterOrDigit)
                            .toArray())
                    .toList();
            int size = all.stream().mapToInt(each -> each.length).sum();
            Letters letters = new Letters(
                    new int[size],
                    new int[size],
                    new int[size],
                    all.stream().mapToInt(each -> each.length).toArray());
            int next = 0;
            for (int word = 0; word < all.size(); word++) {
                for (int place = 0; place < all.get(word).length; place++) {
                    letters.letters[next] = all.get(word)[place];
                    letters.word[next] = word;
                    letters.place[next++] = place;
                }
            }
            return letters;
        }

        int size() {
            return letters.length;
        }

        double start(int letter, List<Heard> heard) {
            return at(letter, heard, place[letter]);
        }

        double end(int letter, List<Heard> heard) {
            return at(letter, heard, place[letter] + 1);
        }

        private double at(int letter, List<Heard> heard, int place) {
            Heard from = heard.get(word[letter]);
            return from.startSeconds() + (from.endSeconds() - from.startSeconds()) * place / length[word[letter]];
        }
    }
}

package dev.storyreel.media.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Cuts a film's words into subtitles and writes them as SRT and WebVTT. */
public final class Subtitles {
    /** Stands between what would be read as markup, and is not seen. */
    private static final String WORD_JOINER = "\u2060";

    /** How many columns less even lines may be for a break between clauses. */
    private static final int CLAUSE_BONUS = 8;

    private Subtitles() {}

    /**
     * Cuts at the ends of sentences, else of clauses, into what can be read at leisure. Times never overlap, and follow the
     * words.
     *
     * @param words of the whole film, in order of time
     */
    public static List<Subtitle> of(List<TimedWord> words, SubtitleLimits limits) {
        return timed(SubtitleCutter.cut(words, limits), limits, Long.MAX_VALUE);
    }

    /**
     * The same of words in several parts: no subtitle holds words of two.
     *
     * @param parts in order of time
     * @param endMs where the film or recording ends, in milliseconds: none is shown longer
     */
    public static List<Subtitle> ofParts(List<List<TimedWord>> parts, SubtitleLimits limits, long endMs) {
        return timed(
                parts.stream()
                        .flatMap(part -> SubtitleCutter.cut(part, limits).stream())
                        .toList(),
                limits,
                endMs);
    }

    /** SubRip: numbered, with commas in times. */
    public static String srt(List<Subtitle> subtitles) {
        StringBuilder file = new StringBuilder();
        int number = 1;
        for (Subtitle subtitle : subtitles) {
            file.append(number++).append('\n');
            file.append(time(subtitle.startMs(), ','))
                    .append(" --> ")
                    .append(time(subtitle.endMs(), ','))
                    .append('\n');
            subtitle.lines().forEach(line -> file.append(withoutMarkup(line)).append('\n'));
            file.append('\n');
        }
        return file.toString();
    }

    /** WebVTT, with what is text and not markup escaped. */
    public static String vtt(List<Subtitle> subtitles) {
        StringBuilder file = new StringBuilder("WEBVTT\n\n");
        for (Subtitle subtitle : subtitles) {
            file.append(time(subtitle.startMs(), '.'))
                    .append(" --> ")
                    .append(time(subtitle.endMs(), '.'))
                    .append('\n');
            subtitle.lines().forEach(line -> file.append(escaped(line)).append('\n'));
            file.append('\n');
        }
        return file.toString();
    }

    /** One line, or two that are even or part clauses; none if the words do not fit. */
    static List<String> lines(List<TimedWord> words, SubtitleLimits limits) {
        String whole = text(words);
        if (Characters.columns(whole) <= limits.columns()) {
            return List.of(whole);
        }
        List<String> best = List.of();
        int least = Integer.MAX_VALUE;
        for (int middle = 1; middle < words.size() && limits.lines() > 1; middle++) {
            String above = text(words.subList(0, middle));
            String below = text(words.subList(middle, words.size()));
            int longer = Math.max(Characters.columns(above), Characters.columns(below));
            int unevenness = longer - (Characters.endsClause(above) ? CLAUSE_BONUS : 0);
            if (longer <= limits.columns() && unevenness < least) {
                least = unevenness;
                best = List.of(above, below);
            }
        }
        return best;
    }

    static String text(List<TimedWord> words) {
        StringBuilder text = new StringBuilder();
        for (TimedWord word : words) {
            text.append(word.spaceBefore() && !text.isEmpty() ? " " : "").append(word.text());
        }
        return text.toString();
    }

    private static List<Subtitle> timed(List<List<TimedWord>> groups, SubtitleLimits limits, long endMs) {
        long[] starts = new long[groups.size()];
        long earliest = 0;
        for (int i = 0; i < groups.size(); i++) {
            starts[i] = Math.max(earliest, Math.round(groups.get(i).getFirst().startMs()));
            earliest = starts[i] + 1;
        }
        List<Subtitle> subtitles = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<TimedWord> group = groups.get(i);
            List<String> lines = lines(group, limits);
            if (lines.isEmpty()) {
                lines = List.of(text(group));
            }
            long reading = Math.round(text(group).length() * 1000 / limits.charactersPerSecond());
            long wanted = Math.min(limits.longestMs(), Math.max(limits.shortestMs(), reading));
            long end = Math.max(Math.round(group.getLast().endMs()), starts[i] + wanted);
            boolean last = i == groups.size() - 1;
            long latest = Math.max(starts[i] + 1, last ? endMs : starts[i + 1] - limits.gapMs());
            if (!last && starts[i + 1] - end < limits.closedGapMs()) {
                end = latest;
            }
            subtitles.add(new Subtitle(starts[i], Math.min(end, latest), lines));
        }
        return List.copyOf(subtitles);
    }

    private static String time(long milliseconds, char decimal) {
        long seconds = milliseconds / 1000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                decimal,
                milliseconds % 1000);
    }

    /** SubRip has no way to escape: players take {@code <i>} and {@code {\an8}} for markup. */
    private static String withoutMarkup(String line) {
        return line.replace("-->", "->").replace("<", "<" + WORD_JOINER).replace("{", "{" + WORD_JOINER);
    }

    private static String escaped(String line) {
        return line.codePoints()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}

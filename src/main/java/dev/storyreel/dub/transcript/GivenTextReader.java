package dev.storyreel.dub.transcript;

import dev.storyreel.dub.transcript.GivenText.Cue;
import dev.storyreel.dub.transcript.GivenText.Timed;
import dev.storyreel.dub.transcript.GivenText.Untimed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SubRip, WebVTT and plain text. */
final class GivenTextReader {
    /** Nobody tells such starts apart, nor says anything between them. */
    private static final long AT_ONCE_MS = 100;

    /** More lines than anybody says in three hours. */
    private static final int MOST_LINES = 10_000;

    /** The longest that is said in one go. */
    private static final int LONGEST_LINE = 1_000;

    /** {@code 00:01:02,345 --> 00:01:04,000}, with a point in WebVTT, where hours may be missing and settings follow. */
    private static final Pattern TIMES = Pattern.compile(
            "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})\\s*-->\\s*(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})(?:\\s.*)?");

    /** Who speaks, in WebVTT: {@code <v Anna>}, {@code <v.loud Anna>}. */
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ <>]{1,50})? ([^<>\\p{Cc}\\p{Cs}]{1,50})>");

    private static final String NOBODY = "0";

    /** What is heard, but said by nobody; or nothing that could be said. What stands in parentheses may well be said. */
    private static final Pattern SOUND = Pattern.compile("\\s*+(?:\\[[^\\[\\]]*+\\]\\s*+)?+[^\\p{L}\\p{N}]*+");

    private GivenTextReader() {}

    static GivenText read(String text) {
        List<String> rows =
                text.replace("\uFEFF", "").lines().map(String::strip).toList();
        GivenText given = rows.stream().anyMatch(row -> TIMES.matcher(row).matches())
                ? new Timed(cues(rows))
                : new Untimed(rows.stream()
                        .map(GivenTextReader::plain)
                        .filter(row -> !SOUND.matcher(row).matches())
                        .toList());
        List<String> said = switch (given) {
            case Timed timed -> timed.cues().stream().map(Cue::text).toList();
            case Untimed untimed -> untimed.lines();
        };
        if (said.isEmpty()) {
            throw new IllegalArgumentException("there are no words in it");
        }
        if (said.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    "it has " + said.size() + " lines; at most " + MOST_LINES + " are taken");
        }
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).length() > LONGEST_LINE) {
                throw new IllegalArgumentException("line " + (i + 1) + " has "
                        + said.get(i).length() + " characters; at most " + LONGEST_LINE + " are said in one go");
            }
        }
        return given;
    }

    private static List<Cue> cues(List<String> rows) {
        List<Cue> cues = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            Matcher times = TIMES.matcher(rows.get(at));
            if (times.matches()) {
                List<String> said = new ArrayList<>();
                String speaker = NOBODY;
                while (at + 1 < rows.size() && !rows.get(at + 1).isEmpty()) {
                    Matcher voice = VOICE.matcher(rows.get(++at));
                    speaker = speaker.equals(NOBODY) && voice.find()
                            ? voice.group(1).strip()
                            : speaker;
                    said.add(plain(rows.get(at)));
                }
                String text = String.join(" ", said).replaceAll("\\s+", " ").strip();
                long start = milliseconds(times, 1);
                long end = milliseconds(times, 5);
                if (end <= start) {
                    throw new IllegalArgumentException("a cue ends before it begins: " + times.group());
                }
                if (!SOUND.matcher(text).matches()) {
                    cues.add(new Cue(start, end, text, speaker));
                }
            }
        }
        cues.sort(Comparator.comparingLong(Cue::startMs));
        return joined(cues);
    }

    /** Cues that begin at once, such as those of two who speak, are one line: there is no time for the first alone. */
    private static List<Cue> joined(List<Cue> cues) {
        List<Cue> joined = new ArrayList<>();
        for (Cue cue : cues) {
            Cue last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && cue.startMs() - last.startMs() < AT_ONCE_MS) {
                joined.removeLast();
                joined.add(new Cue(
                        last.startMs(),
                        Math.max(last.endMs(), cue.endMs()),
                        last.text() + " " + cue.text(),
                        last.speaker()));
            } else {
                joined.add(cue);
            }
        }
        return joined;
    }

    private static long milliseconds(Matcher times, int group) {
        long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
        long minutes = Long.parseLong(times.group(group + 1));
        long seconds = Long.parseLong(times.group(group + 2));
        String fraction = (times.group(group + 3) + "00").substring(0, 3);
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Long.parseLong(fraction);
    }

    /** Without tags, positions and characters that nobody sees. */
    private static String plain(String row) {
        return row.replaceAll("<[^<>]{0,200}>|\\{\\\\[^{}]{0,200}\\}", "")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replaceAll("[\\p{Cc}\\p{Cs}\u2060\uFEFF]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}

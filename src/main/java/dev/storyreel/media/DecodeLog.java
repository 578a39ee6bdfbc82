package dev.storyreel.media;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what FFmpeg says while it decodes a film: packets on its output, streams and complaints in its log. */
final class DecodeLog {
    private static final Pattern PROPERTY = Pattern.compile("#(\\w+) (\\d+): (.*)");
    private static final Pattern PACKET =
            Pattern.compile("(\\d+),\\s*(-?\\d+),\\s*(-?\\d+),\\s*(\\d+),\\s*(\\d+),\\s*0x.*");
    private static final Pattern COMPLAINT = Pattern.compile("(\\[[^]]*] )?\\[(warning|error|fatal|panic)] .*");
    private static final Pattern STREAM =
            Pattern.compile("\\[info]\\s+Stream #\\d+:\\d+.*?: (Video|Audio): (\\w+)(?: \\(([^)]*)\\))?(.*)");
    private static final Pattern PIXELS = Pattern.compile(".*?, (\\w+)(?:\\(([^)]*)\\))?, (\\d{1,6})x(\\d{1,6}).*");
    private static final Pattern BLACK = Pattern.compile(
            "\\[blackdetect[^]]*] \\[info] black_start:(\\d{1,9}(?:\\.\\d{1,9})?) black_end:(\\d{1,9}(?:\\.\\d{1,9})?).*");
    private static final Pattern FREEZE = Pattern.compile(
            "\\[freezedetect[^]]*] \\[info] lavfi\\.freezedetect\\.freeze_(start|end): (\\d{1,9}(?:\\.\\d{1,9})?).*");

    private final TreeMap<Integer, DecodedStream> streams = new TreeMap<>();
    private @Nullable Description video;
    private @Nullable Description audio;
    private final List<FilmFacts.Stretch> black = new ArrayList<>();
    private final List<FilmFacts.Stretch> frozen = new ArrayList<>();
    private @Nullable Double frozenSince;
    private boolean inputEnded;
    private int complaints;

    /**
     * @param codec FFmpeg's name
     * @param profile empty where there is none
     * @param rest of the line
     */
    record Description(String codec, String profile, String rest) {
        private static final Description UNKNOWN = new Description("", "", "");

        /** Of a video: pixel format, colours, width and height in pixels; empty and 0 where they are not told. */
        Pixels pixels() {
            Matcher matcher = PIXELS.matcher(rest);
            if (!matcher.matches()) {
                return new Pixels("", "", 0, 0);
            }
            String colours = matcher.group(2);
            return new Pixels(
                    matcher.group(1),
                    colours == null ? "" : colours.replaceFirst(", progressive$", ""),
                    (int) number(matcher.group(3)),
                    (int) number(matcher.group(4)));
        }
    }

    record Pixels(String format, String colours, int width, int height) {}

    synchronized boolean hasSound() {
        return audio != null;
    }

    /** Takes a line of {@code framecrc}. */
    synchronized void onOutput(String line) {
        Matcher packet = PACKET.matcher(line);
        if (packet.matches()) {
            stream(packet.group(1)).packet(number(packet.group(3)), number(packet.group(4)), number(packet.group(5)));
            return;
        }
        Matcher property = PROPERTY.matcher(line);
        if (property.matches()) {
            stream(property.group(2)).property(property.group(1), property.group(3));
        }
    }

    /** Takes a line of the log, written with {@code -loglevel level+info}. */
    synchronized void onLog(String line) {
        if (COMPLAINT.matcher(line).matches()) {
            complaints++;
        }
        onStretch(line);
        // after this come the streams that are written, not those that are read
        inputEnded |= line.startsWith("[info] Stream mapping:");
        Matcher stream = STREAM.matcher(line);
        if (inputEnded || !stream.matches()) {
            return;
        }
        String profile = stream.group(3);
        boolean named = profile != null && !profile.contains("/");
        Description description = new Description(stream.group(2), named ? profile : "", stream.group(4));
        if (stream.group(1).equals("Video") && video == null) {
            video = description;
        } else if (stream.group(1).equals("Audio") && audio == null) {
            audio = description;
        }
    }

    private void onStretch(String line) {
        Matcher dark = BLACK.matcher(line);
        if (dark.matches()) {
            black.add(new FilmFacts.Stretch(seconds(dark.group(1)), seconds(dark.group(2))));
        }
        Matcher freeze = FREEZE.matcher(line);
        if (freeze.matches()) {
            double at = seconds(freeze.group(2));
            if (freeze.group(1).equals("start")) {
                frozenSince = at;
            } else if (frozenSince != null) {
                frozen.add(new FilmFacts.Stretch(frozenSince, at));
                frozenSince = null;
            }
        }
    }

    synchronized List<FilmFacts.Stretch> black() {
        return List.copyOf(black);
    }

    /** @param end of the film in seconds, where one that goes on to the end ends */
    synchronized List<FilmFacts.Stretch> frozen(double end) {
        List<FilmFacts.Stretch> all = new ArrayList<>(frozen);
        if (frozenSince != null) {
            all.add(new FilmFacts.Stretch(frozenSince, Math.max(frozenSince, end)));
        }
        return all;
    }

    private static double seconds(String digits) {
        return Math.round(Double.parseDouble(digits) * 1000) / 1000.0;
    }

    synchronized @Nullable DecodedStream decoded(String mediaType) {
        return streams.values().stream()
                .filter(stream -> stream.is(mediaType) && stream.packets() > 0)
                .findFirst()
                .orElse(null);
    }

    synchronized Description video() {
        return video == null ? Description.UNKNOWN : video;
    }

    synchronized Description audio() {
        return audio == null ? Description.UNKNOWN : audio;
    }

    synchronized int complaints() {
        return complaints;
    }

    private DecodedStream stream(String index) {
        return streams.computeIfAbsent((int) number(index), key -> new DecodedStream());
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}

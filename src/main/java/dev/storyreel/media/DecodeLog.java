package dev.storyreel.media;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what FFmpeg says while it reads a film: packets on its output, streams and complaints in its log. */
final class DecodeLog {
    private static final Pattern PROPERTY = Pattern.compile("#(\\w+) (\\d+): (.*)");
    private static final Pattern PACKET =
            Pattern.compile("(\\d+),\\s*(-?\\d+),\\s*(-?\\d+),\\s*(\\d+),\\s*(\\d+),\\s*(?:0x)?[0-9a-f]+.*");
    private static final Pattern COMPLAINT = Pattern.compile("(\\[[^]]*] )?\\[(warning|error|fatal|panic)] .*");
    private static final Pattern STREAM =
            Pattern.compile("\\[info]\\s+Stream #\\d+:\\d+.*?: (Video|Audio): (\\w+)(?: \\(([^)]*)\\))?(.*)");
    private static final Pattern PIXELS = Pattern.compile(".*?, (\\w+)(?:\\(([^)]*)\\))?, (\\d{1,6})x(\\d{1,6}).*");
    private final TreeMap<Integer, DecodedStream> streams = new TreeMap<>();
    private @Nullable Description video;
    private @Nullable Description audio;
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

    /** Takes a line of {@code framecrc} or {@code framehash}. */
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

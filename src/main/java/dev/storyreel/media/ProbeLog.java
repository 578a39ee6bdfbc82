package dev.storyreel.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What FFmpeg says while it looks at a stranger's file. Filled and read by different threads. */
final class ProbeLog {
    private static final Pattern DURATION =
            Pattern.compile("\\[info]\\s+Duration: (\\d{1,9}):(\\d\\d):(\\d\\d\\.\\d{1,6}),.*");
    private static final Pattern DIMENSIONS = Pattern.compile("(\\d{1,9})x(\\d{1,9})");
    private static final Pattern RATIO = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern ERROR = Pattern.compile("(?:\\[[^]]*] )?\\[(?:error|fatal)] (.*)");
    private static final double MILLIS = 1000;

    private final DecodeLog decoded = new DecodeLog();
    private double claimedMs;
    private boolean opened;
    private boolean streams;
    private boolean partial;
    private boolean tooLarge;
    private String firstError = "";

    /**
     * @param pixelShape how many times as wide as high a pixel is
     */
    record Size(int width, int height, double pixelShape) {}

    void onOutput(String line) {
        decoded.onOutput(line);
    }

    synchronized void onLog(String line) {
        decoded.onLog(line);
        Matcher duration = DURATION.matcher(line);
        if (duration.matches()) {
            double minutes = Double.parseDouble(duration.group(1)) * 60 + Double.parseDouble(duration.group(2));
            claimedMs = (minutes * 60 + Double.parseDouble(duration.group(3))) * MILLIS;
        }
        opened |= line.startsWith("[info] Input #0");
        streams |= line.contains("Stream #0:")
                && (line.contains(": Video: ") || line.contains(": Audio: "))
                && !line.contains("(attached pic)");
        partial |= line.contains("partial file");
        tooLarge |= line.contains("exceeds specified max pixel count")
                || (line.contains("Picture size") && line.contains("is invalid"));
        Matcher error = ERROR.matcher(line);
        if (firstError.isEmpty() && error.matches()) {
            firstError = error.group(1);
        }
    }

    synchronized double claimedMs() {
        return claimedMs;
    }

    /** It could be opened, but there is neither picture nor sound in it. */
    synchronized boolean holdsNothing() {
        return opened && !streams;
    }

    synchronized boolean isPartial() {
        return partial;
    }

    synchronized boolean isTooLarge() {
        DecodedStream video = decoded.decoded("video");
        Matcher size = DIMENSIONS.matcher(video == null ? "" : video.text("dimensions"));
        boolean vast =
                size.matches() && Long.parseLong(size.group(1)) * Long.parseLong(size.group(2)) > ClipInput.MAX_PIXELS;
        return tooLarge || vast;
    }

    synchronized String firstError() {
        return firstError.isEmpty() ? "it is damaged" : firstError;
    }

    /** Of the decoded pictures, 1×1 where it is not known. */
    Size size() {
        DecodedStream video = decoded.decoded("video");
        Matcher size = DIMENSIONS.matcher(video == null ? "" : video.text("dimensions"));
        Matcher shape = RATIO.matcher(video == null ? "" : video.text("sar"));
        double pixelShape = shape.matches()
                        && !shape.group(1).equals("0")
                        && !shape.group(2).equals("0")
                ? Double.parseDouble(shape.group(1)) / Double.parseDouble(shape.group(2))
                : 1;
        return size.matches()
                ? new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), pixelShape)
                : new Size(1, 1, 1);
    }

    String colours() {
        return decoded.video().pixels().colours();
    }

    @Nullable
    DecodedStream decoded(String mediaType) {
        return decoded.decoded(mediaType);
    }
}

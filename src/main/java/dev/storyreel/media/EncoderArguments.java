package dev.storyreel.media;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What each encoder is told; chosen by measuring, see docs/encoding.md. That of hardware follows its makers' advice. */
final class EncoderArguments {
    private static final int SECONDS_BETWEEN_KEYFRAMES = 2;
    private static final String FASTEST_X264 = "ultrafast";

    /**
     * What the fastest preset must not leave out for pictures that move as a whole: a finer search for where they moved to
     * halves the file, the other three cost next to nothing and keep it High profile and free of blocks.
     */
    private static final String STILLS_IN_MOTION = "no-deblock=0:cabac=1:8x8dct=1:subme=1";

    private EncoderArguments() {}

    /**
     * @param encoder FFmpeg's name of one that is known here
     * @param threads of software
     */
    static Encoding encoding(Codec codec, Quality quality, String encoder, int threads) {
        String preset = switch (kind(encoder)) {
            case "libx264" -> level(quality, FASTEST_X264, FASTEST_X264, "faster");
            case "libx265" -> level(quality, "ultrafast", "superfast", "veryfast");
            case "libsvtav1" -> level(quality, "12", "12", "10");
            case "libaom-av1" -> "8";
            case "nvenc" -> level(quality, "p1", "p4", "p6");
            case "qsv" -> level(quality, "veryfast", "medium", "slower");
            default -> "";
        };
        int crf = switch (kind(encoder)) {
            case "libx264" -> level(quality, 32, 25, 18);
            case "libx265" -> level(quality, 27, 23, 21);
            case "libsvtav1" -> level(quality, 50, 40, 32);
            case "libaom-av1" -> level(quality, 44, 34, 28);
            case "nvenc", "qsv" -> level(quality, 28, 22, 18);
            // AV1's scale goes to 255 there
            case "vaapi" -> codec == Codec.AV1 ? level(quality, 150, 110, 80) : level(quality, 28, 22, 18);
            // from 1 to 100, the best
            case "videotoolbox" -> level(quality, 45, 60, 75);
            default -> throw unknown(encoder);
        };
        return new Encoding(codec, quality, encoder, preset, crf, threads);
    }

    private static <T> T level(Quality quality, T draft, T standard, T high) {
        return switch (quality) {
            case DRAFT -> draft;
            case STANDARD -> standard;
            case HIGH -> high;
        };
    }

    /** The library, or the kind of hardware. */
    private static String kind(String encoder) {
        return encoder.startsWith("lib") ? encoder : encoder.substring(encoder.indexOf('_') + 1);
    }

    private static IllegalArgumentException unknown(String encoder) {
        return new IllegalArgumentException("no such encoder: " + encoder);
    }

    /** What goes before the inputs. */
    static List<String> beforeInput(Encoding encoding) {
        return encoding.encoder().endsWith("_vaapi") ? List.of("-vaapi_device", "/dev/dri/renderD128") : List.of();
    }

    /** All that the encoder is told beside the colours and how far apart key frames are. */
    static List<String> of(Encoding encoding) {
        List<String> all = new ArrayList<>(List.of("-c:v", encoding.encoder(), "-flags", "+cgop"));
        String crf = String.valueOf(encoding.crf());
        String threads = String.valueOf(encoding.threads());
        String kind = kind(encoding.encoder());
        switch (kind) {
            case "libx264" -> {
                add(all, "-preset", encoding.preset(), "-crf", crf, "-profile:v", "high", "-threads", threads);
                if (encoding.preset().equals(FASTEST_X264) && encoding.quality() != Quality.DRAFT) {
                    add(all, "-x264-params", STILLS_IN_MOTION);
                }
            }
            case "libx265" -> {
                add(all, "-preset", encoding.preset(), "-crf", crf, "-profile:v", "main");
                // it would use open groups of pictures, all cores, and print a page
                add(all, "-x265-params", "open-gop=0:frame-threads=1:log-level=warning:pools=" + threads);
            }
            case "libsvtav1" -> add(all, "-preset", encoding.preset(), "-crf", crf, "-svtav1-params", "lp=" + threads);
            case "libaom-av1" -> {
                add(all, "-usage", "realtime", "-cpu-used", encoding.preset(), "-crf", crf, "-b:v", "0");
                add(all, "-threads", threads);
                add(all, "-row-mt", encoding.threads() > 1 ? "1" : "0");
            }
            case "nvenc" -> add(all, "-preset", encoding.preset(), "-rc", "vbr", "-cq", crf, "-b:v", "0");
            case "qsv" -> add(all, "-preset", encoding.preset(), "-global_quality", crf);
            case "videotoolbox" -> add(all, "-q:v", crf);
            case "vaapi" -> add(all, "-rc_mode", "CQP", "-global_quality", crf);
            default -> throw unknown(encoding.encoder());
        }
        switch (kind) {
            case "vaapi" -> add(all, "-vf", "format=nv12,hwupload");
            case "qsv" -> add(all, "-pix_fmt", "nv12");
            default -> add(all, "-pix_fmt", "yuv420p");
        }
        if (encoding.codec() == Codec.HEVC) {
            add(all, "-tag:v", "hvc1");
        }
        return List.copyOf(all);
    }

    /** Each group of pictures can be decoded on its own. */
    static List<String> keyframes(Canvas canvas) {
        return List.of("-g", String.valueOf(canvas.framesPerSecond() * SECONDS_BETWEEN_KEYFRAMES));
    }

    private static void add(List<String> all, String... arguments) {
        Collections.addAll(all, arguments);
    }
}

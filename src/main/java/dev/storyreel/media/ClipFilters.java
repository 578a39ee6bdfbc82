package dev.storyreel.media;

import dev.storyreel.media.picture.BlurredFill;
import dev.storyreel.media.picture.Crop;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** FFmpeg's filters that turn a clip's pictures into frames of a canvas, of BT.709 in limited range. */
final class ClipFilters {
    /** The same result on every processor. */
    private static final String SCALER = "flags=bicubic+accurate_rnd+bitexact";

    /** Where a file does not tell: what is as wide as this is taken for BT.709, what is smaller for BT.601. */
    private static final int HD_WIDTH = 1280;

    private static final int HD_HEIGHT = 720;

    /** A crop of less is none. */
    private static final double NOTHING = 1e-4;

    private static final Set<String> NO_MATRIX = Set.of("tv", "pc", "progressive", "unknown");

    private ClipFilters() {}

    static String fit(Footage.Clip clip, Canvas canvas) {
        MediaFile.Video facts = clip.facts();
        boolean crops = clip.fit().crops(canvas, facts.width(), facts.height());
        return deinterlaced(facts) + (crops ? cropped(clip, canvas) : whole(clip, canvas)) + ",setsar=1,format=yuv420p";
    }

    /** Only for those that say so: others would be blurred. */
    private static String deinterlaced(MediaFile.Video facts) {
        boolean interlaced =
                facts.colours().contains(" first") || facts.colours().contains(" coded");
        return interlaced ? "yadif=mode=send_frame," : "";
    }

    private static String cropped(Footage.Clip clip, Canvas canvas) {
        return crop(clip, canvas) + scale(clip, canvas);
    }

    /** As {@link BlurredFill} does with pictures. */
    private static String whole(Footage.Clip clip, Canvas canvas) {
        MediaFile.Video facts = clip.facts();
        Canvas ground = BlurredFill.ground(canvas);
        Canvas inner = BlurredFill.inner(canvas, facts.width(), facts.height());
        String dark = String.format(
                Locale.ROOT,
                "gblur=sigma=%.3f,lutyuv=y=16+(clip(val\\,16\\,235)-16)*%s",
                BlurredFill.deviation(ground),
                BlurredFill.BRIGHTNESS);
        return "split[whole][copy];"
                + "[copy]" + crop(clip, canvas) + scale(clip, ground) + "," + dark + ",scale=w=" + canvas.width()
                + ":h="
                + canvas.height() + ":" + SCALER + ",setsar=1[ground];"
                + "[whole]" + scale(clip, inner) + ",setsar=1[inner];"
                + "[ground][inner]overlay=x=" + BlurredFill.indent(canvas.width() - inner.width()) + ":y="
                + BlurredFill.indent(canvas.height() - inner.height()) + ":format=yuv420";
    }

    /** In parts of what comes, whose pixels need not be square; before it is scaled, so that nothing grows out of bounds. */
    private static String crop(Footage.Clip clip, Canvas canvas) {
        int width = clip.facts().width();
        int height = clip.facts().height();
        Crop crop = Crop.covering(canvas, width, height, clip.fit().focus());
        double wide = crop.width() / width;
        double high = crop.height() / height;
        if (wide > 1 - NOTHING && high > 1 - NOTHING) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "crop=w=max(2\\,iw*%.6f):h=max(2\\,ih*%.6f):x=iw*%.6f:y=ih*%.6f,",
                wide,
                high,
                Math.max(0, crop.x()) / width,
                Math.max(0, crop.y()) / height);
    }

    private static String scale(Footage.Clip clip, Canvas size) {
        return "scale=w=" + size.width() + ":h=" + size.height() + ":" + SCALER + ":in_color_matrix="
                + matrix(clip.facts()) + ":in_range=auto:out_color_matrix=bt709:out_range=tv,format=yuv420p";
    }

    private static String matrix(MediaFile.Video facts) {
        // "tv, bt709", or "pc, bt470bg/unknown/unknown, progressive": range, matrix, order of lines; any may be missing
        boolean told = Stream.of(facts.colours().split(", ", -1))
                .anyMatch(word -> !word.isEmpty() && !word.contains(" ") && !NO_MATRIX.contains(word.split("/", 2)[0]));
        boolean hd = facts.width() >= HD_WIDTH || facts.height() >= HD_HEIGHT;
        return told ? "auto" : hd ? "bt709" : "smpte170m";
    }
}

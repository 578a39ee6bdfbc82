package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import java.util.Locale;

/** Says which FFmpeg is used and why. */
final class FfmpegCheck implements ComponentCheck {
    private static final String FIX = "install FFmpeg with libx264, or set STORYREEL_FFMPEG to the path of one";

    private final FfmpegFinder finder;

    FfmpegCheck(FfmpegFinder finder) {
        this.finder = finder;
    }

    @Override
    public String component() {
        return "ffmpeg";
    }

    @Override
    public ComponentStatus check() {
        try {
            Ffmpeg ffmpeg = finder.find();
            String source = ffmpeg.source() == Ffmpeg.Source.PATH
                    ? "from PATH"
                    : ffmpeg.source().name().toLowerCase(Locale.ROOT);
            return ComponentStatus.up(
                    ffmpeg.version() + ", " + source + ", " + ffmpeg.executable() + " (" + ffmpeg.why() + ")");
        } catch (StoryreelException e) {
            return ComponentStatus.down(String.valueOf(e.getMessage()), FIX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ComponentStatus.down("interrupted while looking", FIX);
        }
    }
}

package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import java.util.ArrayList;
import java.util.List;

/** Says which encoders work here: codecs that cannot be had are no fault, as films are H.264 unless asked for otherwise. */
final class EncodersCheck implements ComponentCheck {
    private final FfmpegFinder finder;
    private final VideoEncoders encoders;

    EncodersCheck(FfmpegFinder finder, VideoEncoders encoders) {
        this.finder = finder;
        this.encoders = encoders;
    }

    @Override
    public String component() {
        return "encoders";
    }

    /** Trying all of hardware's takes seconds, and no film waits for it that did not ask for it. */
    @Override
    public boolean doctorOnly() {
        return true;
    }

    @Override
    public ComponentStatus check() {
        try {
            List<String> codecs = new ArrayList<>();
            for (Codec codec : Codec.values()) {
                List<String> working = encoders.working(finder.find(), codec);
                codecs.add(codec.code() + ": " + (working.isEmpty() ? "none" : String.join(", ", working)));
            }
            return ComponentStatus.up(String.join("; ", codecs));
        } catch (StoryreelException e) {
            return ComponentStatus.down("there is no FFmpeg to ask", "see ffmpeg");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ComponentStatus.down("interrupted while looking", "ask again");
        }
    }
}

package dev.storyreel.media.caption;

import java.util.List;
import java.util.Objects;

/**
 * The captions of a segment.
 *
 * @param track what is shown when, in frames of the segment
 * @param style how it looks
 */
public record Captioning(CaptionTrack track, CaptionStyle style) {
    /** No captions. */
    public static final Captioning NONE = new Captioning(new CaptionTrack(List.of()), CaptionStyle.NONE);

    public Captioning {
        Objects.requireNonNull(track);
        Objects.requireNonNull(style);
    }
}

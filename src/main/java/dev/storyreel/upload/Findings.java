package dev.storyreel.upload;

import dev.storyreel.media.HeardSound;
import dev.storyreel.media.MediaFile;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file that is what it should be.
 *
 * @param video in a clip or video
 * @param sound in a recording to be dubbed
 */
record Findings(MediaFile.@Nullable Video video, @Nullable HeardSound sound) {
    /** Of a file of which nothing more is to be known. */
    static final Findings NONE = new Findings(null, null);
}

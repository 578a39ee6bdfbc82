package dev.storyreel.media;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who will encode a film's picture, and how.
 *
 * @param encoding what {@link MediaEngine#renderSegment} takes
 * @param fallback why it is not the kind of encoder that was asked for, in a sentence; null when it is
 */
public record EncodingChoice(Encoding encoding, @Nullable String fallback) {
    public EncodingChoice {
        Objects.requireNonNull(encoding);
    }
}

package dev.storyreel.media;

import java.util.Objects;

/** How a film's picture is to be encoded, as it was asked for; {@link MediaEngine#encoding} finds who can do it. */
public record EncodingRequest(Codec codec, Quality quality, EncoderChoice encoder) {
    /** What films are unless something else is asked for. */
    public static final EncodingRequest DEFAULT =
            new EncodingRequest(Codec.H264, Quality.STANDARD, EncoderChoice.SOFTWARE);

    public EncodingRequest {
        Objects.requireNonNull(codec);
        Objects.requireNonNull(quality);
        Objects.requireNonNull(encoder);
    }
}

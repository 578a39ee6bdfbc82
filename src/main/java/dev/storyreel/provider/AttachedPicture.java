package dev.storyreel.provider;

import java.util.Base64;
import java.util.Set;

/**
 * A picture that a model is shown.
 *
 * @param image a whole file of at most {@link #MAX_BYTES}; not copied, so not to be changed
 * @param contentType {@code image/png}, {@code image/jpeg} or {@code image/webp}: what all vendors take
 */
public record AttachedPicture(byte[] image, String contentType) {
    /** What the strictest vendor takes, which is 5 MB of Base64. */
    public static final int MAX_BYTES = 3_700_000;

    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/webp");

    /** @throws IllegalArgumentException if no vendor would take it */
    public AttachedPicture {
        if (!TYPES.contains(contentType)) {
            throw new IllegalArgumentException("not a picture that models are shown: " + contentType);
        }
        if (image.length == 0 || image.length > MAX_BYTES) {
            throw new IllegalArgumentException("a picture has 1 to " + MAX_BYTES + " bytes, not " + image.length);
        }
    }

    /** As a {@code data:} URL. */
    public String dataUrl() {
        return "data:" + contentType + ";base64," + Base64.getEncoder().encodeToString(image);
    }
}

package dev.storyreel.dub;

import dev.storyreel.kind.NarrationSpeed;
import dev.storyreel.kind.VoiceName;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is to be otherwise in a line; what is left out stays.
 *
 * @param text what is said
 * @param voice who says it: an id or a name of GET /v1/voices; {@code auto} is as the dub's
 * @param speed of the voice; 1 is its own
 */
record LineChange(
        @Nullable
        @Size(max = 1000, message = "must have at most 1,000 characters")
        @Pattern(regexp = NewDub.LINE, message = "must be one line of text without control characters")
        @Pattern(regexp = ".*[\\p{L}\\p{N}].*", message = "must have a letter or a digit")
        String text,

        @Nullable @VoiceName String voice,
        @Nullable @NarrationSpeed Double speed) {
    boolean changesNothing() {
        return text == null && voice == null && speed == null;
    }
}

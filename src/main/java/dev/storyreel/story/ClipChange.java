package dev.storyreel.story;

import dev.storyreel.kind.VoiceName;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Move;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What to change of a finished film's clip; what is left out stays. Spaces around both do not count.
 *
 * @param script what is said, word for word
 * @param imagePrompt what is seen; where it was never changed and the words are, what they say
 * @param media what is seen instead, of the user's own or in stock with a vendor, in place of all that was said of it before; null takes it back
 * @param voice who speaks it: an id or a name of GET /v1/voices; {@code auto} is the film's narrator
 * @param motion what the camera does; {@code auto} is as the film's
 * @param focus what matters in the drawn picture: the camera goes towards it. With media, its own
 *     focus is given instead
 */
record ClipChange(
        @Nullable @Size(min = 1, max = 2_000, message = "must have 1 to 2,000 characters") @Speakable
        String script,

        @Nullable
        @Size(min = 1, max = 2_000, message = "must have 1 to 2,000 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must be one line of text without control characters")
        String imagePrompt,

        @Nullable @Schema(nullable = true) @Valid @JsonDeserialize(using = NewMedia.Reader.class)
        NewMedia media,

        @Nullable @VoiceName String voice,
        @Nullable Move motion,

        @Nullable @Valid FocusPoint focus) {
    ClipChange {
        script = script == null ? null : script.strip();
        imagePrompt = imagePrompt == null ? null : imagePrompt.strip();
    }

    boolean changesNothing() {
        return equals(new ClipChange(null, null, null, null, null, null));
    }

    String narration(Clip clip) {
        return Objects.requireNonNullElse(script, clip.narration());
    }

    Move move(Clip clip) {
        return Objects.requireNonNullElse(motion, clip.move());
    }

    Focus drawnFocus(Clip clip) {
        return focus == null ? clip.drawnFocus() : focus.focus();
    }

    /** New words ask for a new picture, unless someone has said what is to be seen. */
    String imagePrompt(Clip clip) {
        if (imagePrompt != null) {
            return imagePrompt;
        }
        if (script == null || script.equals(clip.narration())) {
            return clip.imagePrompt();
        }
        boolean follows = clip.imagePrompt().equals(clip.plannedPrompt())
                || clip.imagePrompt().equals(asPrompt(clip.narration()));
        return follows ? asPrompt(script) : clip.imagePrompt();
    }

    private static String asPrompt(String narration) {
        return narration.replaceAll("\\s+", " ");
    }
}

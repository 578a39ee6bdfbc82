package dev.storyreel.story;

import dev.storyreel.kind.VoiceName;
import dev.storyreel.media.Move;
import dev.storyreel.provider.StoryPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A scene as a client wants it. Spaces around script and prompt do not count.
 *
 * @param script what is said, word for word
 * @param imagePrompt what is seen; what is said if left out
 * @param media what is seen instead, of the user's own or in stock with a vendor
 * @param voice who speaks it: an id or a name of GET /v1/voices; {@code auto} is the film's narrator
 * @param motion what the camera does; {@code auto} is as the film's
 * @param focus what matters in the drawn picture: the camera goes towards it; the middle if left out. With media, its own
 *     focus is given instead
 */
record NewScene(
        @NotNull(message = "is needed")
        @Size(min = 1, max = 2_000, message = "must have 1 to 2,000 characters")
        @Speakable
        String script,

        @Nullable
        @Size(min = 1, max = 2_000, message = "must have 1 to 2,000 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must be one line of text without control characters")
        String imagePrompt,

        @Nullable @Valid @JsonDeserialize(using = NewMedia.Reader.class)
        NewMedia media,

        @Nullable @Schema(defaultValue = "auto") @VoiceName String voice,
        @Nullable @Schema(defaultValue = "auto") Move motion,

        @Nullable @Valid FocusPoint focus) {

    NewScene {
        // a script that is missing is told of by validation
        script = script == null ? null : script.strip();
        imagePrompt = imagePrompt == null ? null : imagePrompt.strip();
    }

    /** {@link Move#AUTO} where nothing is asked for. */
    Move move() {
        return Objects.requireNonNullElse(motion, Move.AUTO);
    }

    StoryPlan.Scene planned() {
        return new StoryPlan.Scene(script, Objects.requireNonNullElse(imagePrompt, script.replaceAll("\\s+", " ")));
    }
}

package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a clip is to be made anew. */
record ClipTake(
        @Nullable
        @Schema(
                description =
                        "What to take anew, of the same words; if left out, what was changed, or both if nothing was")
        @Size(min = 1, message = "must name something")
        Set<Part> what) {
    /** What can be made anew. */
    enum Part {
        @JsonProperty("voice")
        VOICE,
        @JsonProperty("picture")
        PICTURE
    }

    ClipTake {
        what = what == null ? null : Set.copyOf(what);
    }

    /** Whether that part of the clip is to be another one of the same words. */
    boolean takes(Part part, Clip clip) {
        boolean changed = clip.voice() == null || clip.drawing() == null;
        return what == null ? !changed : what.contains(part);
    }
}

package dev.storyreel.story;

import dev.storyreel.kind.NarrationSpeed;
import dev.storyreel.kind.VoiceName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A preset that a client wants to have.
 *
 * @param title the name if left out
 * @param mood empty if left out
 * @param promptAddition empty if left out
 * @param voice who speaks films that name nobody: an id or a name of GET /v1/voices; left open if left out, or {@code auto}
 * @param speed of the voice in films that say no other
 * @param language BCP 47, of what is said in films that say no other
 */
record NewPreset(
        @NotNull(message = "is needed")
        @Size(max = PresetNames.MAX_LENGTH, message = "must have at most 40 characters")
        @Pattern(regexp = PresetNames.FORM, message = "must be lower-case letters and digits, joined by single dashes")
        String name,

        @Nullable @OneLine String title,
        @NotNull(message = "is needed") @Palette List<String> palette,
        @Nullable @OneLine String mood,
        @Nullable @OneLine String promptAddition,

        @Nullable @Schema(example = "cartesia/79f8b5fb-2cc8-479a-80df-29f7a7cf1a3e") @VoiceName
        String voice,

        @Nullable @NarrationSpeed Double speed,

        @Nullable @Size(min = 1, max = 35, message = "must be a BCP 47 tag such as en, de or pt-BR")
        String language) {

    /** @param spoken what {@link Casting} found of who speaks */
    PresetLook look(PresetVoice spoken) {
        return new PresetLook(
                title == null || title.isBlank() ? name : title.strip(),
                palette,
                Objects.requireNonNullElse(mood, ""),
                Objects.requireNonNullElse(promptAddition, ""),
                spoken);
    }
}

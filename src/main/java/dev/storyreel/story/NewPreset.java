package dev.storyreel.story;

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
 */
record NewPreset(
        @NotNull(message = "is needed")
        @Size(max = PresetNames.MAX_LENGTH, message = "must have at most 40 characters")
        @Pattern(regexp = PresetNames.FORM, message = "must be lower-case letters and digits, joined by single dashes")
        String name,

        @Nullable @OneLine String title,
        @NotNull(message = "is needed") @Palette List<String> palette,
        @Nullable @OneLine String mood,
        @Nullable @OneLine String promptAddition) {

    PresetLook look() {
        return new PresetLook(
                title == null || title.isBlank() ? name : title.strip(),
                palette,
                Objects.requireNonNullElse(mood, ""),
                Objects.requireNonNullElse(promptAddition, ""));
    }
}

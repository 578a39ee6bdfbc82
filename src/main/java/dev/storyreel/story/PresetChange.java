package dev.storyreel.story;

import dev.storyreel.kind.NarrationSpeed;
import dev.storyreel.kind.VoiceName;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a preset; what is left out stays.
 *
 * @param voice {@code auto} leaves it open again
 * @param language {@code auto} leaves it open again
 */
record PresetChange(
        @Nullable @OneLine String title,
        @Nullable @Palette List<String> palette,
        @Nullable @OneLine String mood,
        @Nullable @OneLine String promptAddition,
        @Nullable @VoiceName String voice,
        @Nullable @NarrationSpeed Double speed,

        @Nullable @Size(min = 1, max = 35, message = "must be a BCP 47 tag such as en, de or pt-BR, or auto")
        String language) {

    /** @param spoken what {@link Casting} found of who speaks */
    PresetLook of(Preset preset, PresetVoice spoken) {
        return new PresetLook(
                title == null || title.isBlank() ? preset.title() : title.strip(),
                Objects.requireNonNullElse(palette, preset.palette()),
                Objects.requireNonNullElse(mood, preset.mood()),
                Objects.requireNonNullElse(promptAddition, preset.promptAddition()),
                spoken);
    }
}

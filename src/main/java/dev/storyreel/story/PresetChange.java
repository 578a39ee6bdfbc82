package dev.storyreel.story;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What to change of a preset; what is left out stays. */
record PresetChange(
        @Nullable @OneLine String title,
        @Nullable @Palette List<String> palette,
        @Nullable @OneLine String mood,
        @Nullable @OneLine String promptAddition) {

    PresetLook of(Preset preset) {
        return new PresetLook(
                title == null || title.isBlank() ? preset.title() : title.strip(),
                Objects.requireNonNullElse(palette, preset.palette()),
                Objects.requireNonNullElse(mood, preset.mood()),
                Objects.requireNonNullElse(promptAddition, preset.promptAddition()));
    }
}

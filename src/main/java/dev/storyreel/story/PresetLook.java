package dev.storyreel.story;

import java.util.List;

/** What a user can say of a preset of their own. */
record PresetLook(String title, List<String> palette, String mood, String promptAddition) {
    PresetLook {
        palette = List.copyOf(palette);
    }
}

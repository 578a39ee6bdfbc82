package dev.storyreel.story;

import java.util.List;

/** What a user can say of a preset of their own: how films look, and who speaks them. */
record PresetLook(String title, List<String> palette, String mood, String promptAddition, PresetVoice voice) {
    PresetLook {
        palette = List.copyOf(palette);
    }
}

package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a clip's own sound. */
enum SoundChoice {
    /** It is heard below the narration, giving way to it as music does. */
    @JsonProperty("keep")
    KEEP,
    @JsonProperty("mute")
    MUTE
}

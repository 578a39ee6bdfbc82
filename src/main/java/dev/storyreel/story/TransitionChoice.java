package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.Transition;

/** How a story's scenes give way to each other. */
enum TransitionChoice implements Coded {
    @JsonProperty("cut")
    CUT(Transition.Kind.CUT),
    @JsonProperty("crossfade")
    CROSSFADE(Transition.Kind.CROSSFADE),
    @JsonProperty("slide")
    SLIDE(Transition.Kind.SLIDE),
    @JsonProperty("zoom")
    ZOOM(Transition.Kind.ZOOM_THROUGH),
    @JsonProperty("dip")
    DIP(Transition.Kind.DIP);

    private final Transition.Kind kind;

    TransitionChoice(Transition.Kind kind) {
        this.kind = kind;
    }

    Transition.Kind kind() {
        return kind;
    }

    /** @throws IllegalArgumentException if there is no such transition */
    static TransitionChoice of(String code) {
        return Coded.of(TransitionChoice.class, code);
    }
}

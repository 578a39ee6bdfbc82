package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.Transition;
import java.util.Arrays;

/** How a story's scenes give way to each other. */
enum TransitionChoice {
    @JsonProperty("cut")
    CUT("cut", Transition.Kind.CUT),
    @JsonProperty("crossfade")
    CROSSFADE("crossfade", Transition.Kind.CROSSFADE),
    @JsonProperty("slide")
    SLIDE("slide", Transition.Kind.SLIDE),
    @JsonProperty("zoom")
    ZOOM("zoom", Transition.Kind.ZOOM_THROUGH),
    @JsonProperty("dip")
    DIP("dip", Transition.Kind.DIP);

    private final String code;
    private final Transition.Kind kind;

    TransitionChoice(String code, Transition.Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** As it is stored and shown. */
    String code() {
        return code;
    }

    Transition.Kind kind() {
        return kind;
    }

    /** @throws IllegalArgumentException if there is no such transition */
    static TransitionChoice of(String code) {
        return Arrays.stream(values())
                .filter(choice -> choice.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such transition: " + code));
    }
}

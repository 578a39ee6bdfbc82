package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.caption.CaptionStyle;

/** How the narration can be written into a story's picture. */
enum CaptionChoice implements Coded {
    @JsonProperty("clean")
    CLEAN(CaptionStyle.CLEAN),
    @JsonProperty("bold")
    BOLD(CaptionStyle.BOLD),
    @JsonProperty("karaoke")
    KARAOKE(CaptionStyle.KARAOKE),
    @JsonProperty("box")
    BOX(CaptionStyle.BOX),
    @JsonProperty("none")
    NONE(CaptionStyle.NONE);

    private final CaptionStyle style;

    CaptionChoice(CaptionStyle style) {
        this.style = style;
    }

    CaptionStyle style() {
        return style;
    }

    /** @throws IllegalArgumentException if there are no such captions */
    static CaptionChoice of(String code) {
        return Coded.of(CaptionChoice.class, code);
    }
}

package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.caption.CaptionStyle;
import java.util.Arrays;

/** How the narration can be written into a story's picture. */
enum CaptionChoice {
    @JsonProperty("clean")
    CLEAN("clean", CaptionStyle.CLEAN),
    @JsonProperty("bold")
    BOLD("bold", CaptionStyle.BOLD),
    @JsonProperty("karaoke")
    KARAOKE("karaoke", CaptionStyle.KARAOKE),
    @JsonProperty("box")
    BOX("box", CaptionStyle.BOX),
    @JsonProperty("none")
    NONE("none", CaptionStyle.NONE);

    private final String code;
    private final CaptionStyle style;

    CaptionChoice(String code, CaptionStyle style) {
        this.code = code;
        this.style = style;
    }

    /** As it is stored and shown. */
    String code() {
        return code;
    }

    CaptionStyle style() {
        return style;
    }

    /** @throws IllegalArgumentException if there are no such captions */
    static CaptionChoice of(String code) {
        return Arrays.stream(values())
                .filter(choice -> choice.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such captions: " + code));
    }
}

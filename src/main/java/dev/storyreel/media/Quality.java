package dev.storyreel.media;

import com.fasterxml.jackson.annotation.JsonValue;

/** How well a film's picture is encoded, against how long that takes; what each means is measured in docs/encoding.md. */
public enum Quality {
    /** To see what a film will be like, soon. */
    DRAFT("draft"),
    /** As good as platforms keep it. */
    STANDARD("standard"),
    /** To keep, or to edit further. */
    HIGH("high");

    private final String code;

    Quality(String code) {
        this.code = code;
    }

    /** As it is stored and shown. */
    @JsonValue
    public String code() {
        return code;
    }
}

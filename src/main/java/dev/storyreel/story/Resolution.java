package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.storyreel.media.Canvas;

/** How fine a film can be: the pixels of its shorter side. */
enum Resolution {
    HD(720),
    FULL_HD(1080),
    UHD(2160);

    private final int shortSide;

    Resolution(int shortSide) {
        this.shortSide = shortSide;
    }

    /** Pixels. */
    int shortSide() {
        return shortSide;
    }

    /** As it is shown. */
    @JsonValue
    String code() {
        return code(shortSide);
    }

    /** That of any canvas, as it is shown: the studio's own default may lie between those that can be asked for. */
    static String of(Canvas canvas) {
        return code(Math.min(canvas.width(), canvas.height()));
    }

    private static String code(int shortSide) {
        return shortSide + "p";
    }
}

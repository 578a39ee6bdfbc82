package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.Canvas;

/** The shapes a film can have. */
enum AspectRatio implements Coded {
    @JsonProperty("9:16")
    PORTRAIT("9:16", 9, 16),
    @JsonProperty("16:9")
    LANDSCAPE("16:9", 16, 9),
    @JsonProperty("1:1")
    SQUARE("1:1", 1, 1),
    @JsonProperty("4:5")
    FEED("4:5", 4, 5);

    private final String code;
    private final int width;
    private final int height;

    AspectRatio(String code, int width, int height) {
        this.code = code;
        this.width = width;
        this.height = height;
    }

    @Override
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if there is no such ratio */
    static AspectRatio of(String code) {
        return Coded.of(AspectRatio.class, code);
    }

    /** @param shortSide pixels, even */
    Canvas canvas(int shortSide, int framesPerSecond) {
        int unit = Math.min(width, height);
        return new Canvas(even(shortSide * width, unit), even(shortSide * height, unit), framesPerSecond);
    }

    private static int even(int product, int unit) {
        return Math.round(product / (2f * unit)) * 2;
    }
}

package dev.storyreel.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How a picture or clip of any shape fills a canvas of another.
 *
 * @param filling what happens to what does not fit
 * @param focus of the picture as it is seen upright
 */
public record Fit(Filling filling, Focus focus) {
    /** Cropped around its middle. */
    public static final Fit COVER = new Fit(Filling.COVER, Focus.CENTRE);

    /** Whole, over a blurred copy of itself. */
    public static final Fit BLUR = new Fit(Filling.BLUR, Focus.CENTRE);

    /** Cropped where little is lost, else whole. */
    public static final Fit AUTO = new Fit(Filling.AUTO, Focus.CENTRE);

    /** A crop that loses this share of a picture's area is too much to be chosen by itself. */
    private static final double MOST_LOST = 1.0 / 3;

    public Fit {
        Objects.requireNonNull(filling);
        Objects.requireNonNull(focus);
    }

    /** What happens to what does not fit. */
    public enum Filling {
        /** It is cropped away; the focus stays in sight. */
        COVER("cover"),
        /** Nothing is lost: the whole is seen over an enlarged, blurred and darkened copy of itself. */
        BLUR("blur"),
        /** {@link #COVER} where less than a third of the area is lost, else {@link #BLUR}. */
        AUTO("auto");

        private final String code;

        Filling(String code) {
            this.code = code;
        }

        /** As it is stored and shown. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** Around another point. */
    public Fit towards(Focus point) {
        return new Fit(filling, point);
    }

    /**
     * Whether a picture of this shape is cropped.
     *
     * @param width of the picture, in any unit
     * @param height in the same unit
     */
    public boolean crops(Canvas canvas, double width, double height) {
        return switch (filling) {
            case COVER -> true;
            case BLUR -> false;
            case AUTO -> {
                double shape = (double) canvas.width() * height / (canvas.height() * width);
                yield 1 - Math.min(shape, 1 / shape) < MOST_LOST;
            }
        };
    }
}

package dev.storyreel.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.Objects;

/** What a shot shows. */
public sealed interface Footage {
    /**
     * A still picture, under which the camera moves.
     *
     * @param picture a PNG or JPEG file, of any size and shape
     * @param motion towards the fit's focus, if there is one
     */
    record Still(Path picture, Motion motion, Fit fit) implements Footage {
        public Still {
            Objects.requireNonNull(picture);
            Objects.requireNonNull(motion);
            Objects.requireNonNull(fit);
        }
    }

    /**
     * A stretch of a video file, from its start on. What is longer than the shot is cut; its sound is not part of it (see
     * {@link MediaEngine#clipSound}).
     *
     * @param file of the kinds that {@link MediaEngine#probe} takes
     * @param facts what {@link MediaEngine#probe} told of it
     * @param span as {@link MediaFile.Video#span} gives it
     */
    record Clip(Path file, MediaFile.Video facts, Span span, WhenShort whenShort, Fit fit) implements Footage {
        public Clip {
            Objects.requireNonNull(file);
            Objects.requireNonNull(facts);
            Objects.requireNonNull(span);
            Objects.requireNonNull(whenShort);
            Objects.requireNonNull(fit);
        }
    }

    /** What becomes of a clip that is shorter than its shot. */
    enum WhenShort {
        /** It begins again. */
        LOOP("loop"),
        /** It is slowed until it is as long, but to no less than a quarter of its speed; then it begins again. */
        SLOW("slow");

        private final String code;

        WhenShort(String code) {
            this.code = code;
        }

        /** As it is stored and shown. */
        @JsonValue
        public String code() {
            return code;
        }
    }
}

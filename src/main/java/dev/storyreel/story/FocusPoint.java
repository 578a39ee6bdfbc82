package dev.storyreel.story;

import dev.storyreel.media.Focus;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/**
 * The point that stays in sight where something is cropped.
 *
 * @param x 0 (left edge) to 1 (right edge)
 * @param y 0 (top) to 1 (bottom)
 */
record FocusPoint(
        @NotNull(message = "is needed")
        @DecimalMin(value = "0", message = "must be 0 to 1")
        @DecimalMax(value = "1", message = "must be 0 to 1")
        Double x,

        @NotNull(message = "is needed")
        @DecimalMin(value = "0", message = "must be 0 to 1")
        @DecimalMax(value = "1", message = "must be 0 to 1")
        Double y) {
    Focus focus() {
        return new Focus(x, y);
    }

    static FocusPoint of(Focus focus) {
        return new FocusPoint(focus.x(), focus.y());
    }
}

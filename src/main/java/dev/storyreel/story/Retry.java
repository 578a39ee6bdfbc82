package dev.storyreel.story;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a project goes on.
 *
 * @param maxCostUsd US dollars that all of it may cost from now on; what was said before stays if left out
 */
record Retry(
        @Nullable
        @DecimalMin(value = "0", message = "must be 0 to 10,000")
        @DecimalMax(value = "10000", message = "must be 0 to 10,000")
        @Digits(integer = 5, fraction = 6, message = "must have at most 6 decimals")
        BigDecimal maxCostUsd) {
    /** As it was ordered. */
    static final Retry AS_ORDERED = new Retry(null);
}

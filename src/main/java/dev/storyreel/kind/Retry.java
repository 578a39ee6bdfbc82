package dev.storyreel.kind;

import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a project goes on.
 *
 * @param maxCostUsd US dollars that all of it may cost from now on; what was said before stays if left out
 */
public record Retry(@Nullable @CostLimit BigDecimal maxCostUsd) {
    /** As it was ordered. */
    public static final Retry AS_ORDERED = new Retry(null);

    /** Has it go on so. */
    public Production of(Productions productions, UUID id) {
        return maxCostUsd == null ? productions.retry(id) : productions.retry(id, maxCostUsd);
    }
}

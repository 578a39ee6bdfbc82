package dev.storyreel.story;

import dev.storyreel.production.Warning;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * About what a film would cost.
 *
 * @param costUsd US dollars, of those parts whose price is known
 * @param complete whether that is all of them
 * @param scenes how many there will be, or about how many
 * @param notes what is not counted
 */
record Estimate(BigDecimal costUsd, boolean complete, int scenes, List<Part> parts, List<Warning> notes) {
    Estimate {
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /**
     * What one kind of work would cost.
     *
     * @param port what the provider is asked for
     * @param provider the one that is asked first
     * @param calls how many there will be, or about how many
     * @param usage about what is paid for
     * @param costUsd US dollars; null if the price is not known
     */
    record Part(
            Port port,
            String provider,
            String model,
            boolean offline,
            int calls,
            Map<Unit, Long> usage,
            @Nullable BigDecimal costUsd) {}
}

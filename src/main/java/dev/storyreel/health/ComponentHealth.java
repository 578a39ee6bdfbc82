package dev.storyreel.health;

import dev.storyreel.health.ComponentStatus.State;
import org.jspecify.annotations.Nullable;

/**
 * What one component said of itself.
 *
 * @param component its name
 * @param status how it is
 * @param detail what is active and why
 * @param fix what a person can do when it is not up
 * @param latencyMs how long it took to say so, in milliseconds
 */
public record ComponentHealth(
        String component,
        State status,
        String detail,
        @Nullable String fix,
        long latencyMs) {}

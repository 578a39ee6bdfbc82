package dev.storyreel.health;

import org.jspecify.annotations.Nullable;

/**
 * @param state whether it works
 * @param detail what is active and why, in one line, e.g. {@code 4.4.1, embedded (none configured, none on PATH)}
 * @param fix what a person can do when it is not {@link State#UP}
 */
public record ComponentStatus(
        State state, String detail, @Nullable String fix) {
    /** How a component is. */
    public enum State {
        UP,
        /** Works with less than it could. */
        DEGRADED,
        DOWN
    }

    public static ComponentStatus up(String detail) {
        return new ComponentStatus(State.UP, detail, null);
    }

    public static ComponentStatus degraded(String detail, String fix) {
        return new ComponentStatus(State.DEGRADED, detail, fix);
    }

    public static ComponentStatus down(String detail, String fix) {
        return new ComponentStatus(State.DOWN, detail, fix);
    }
}

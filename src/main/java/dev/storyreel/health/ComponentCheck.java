package dev.storyreel.health;

/** A part of the studio that can say whether it works. Implementations are Spring beans, safe for use by many threads. */
public interface ComponentCheck {
    /** A short lower-case name such as {@code ffmpeg} or {@code database}. */
    String component();

    /** Looks, cheaply (well under a second) and without changing anything. A thrown exception counts as "down". */
    ComponentStatus check();

    /** Whether it takes too long, and matters too little, to be looked at whenever a server is asked how it is. */
    default boolean doctorOnly() {
        return false;
    }
}

package dev.storyreel.dub.align;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is to be said of a line in a plan. */
public enum LineFlag {
    /** Other words would fit better, and there are fewer of them. */
    NEEDS_SHORTER,
    /** Other words would fit better, and there are more of them. */
    NEEDS_LONGER,
    /** It begins more than 125 ms after the source does, which is noticed. */
    LATE,
    /** It begins before the source does, by more than the 45 ms that nobody notices: the track would end in the middle of it. */
    EARLY,
    /** Faster than 1.3 times the voice's own speed: even at that, all lines together last longer than the track. */
    TOO_FAST,
    /**
     * Somebody should listen to it: too fast, early, more than half a second late, or more than 40 % longer or shorter than
     * the source.
     */
    REVIEW;

    /** As it is stored and shown, in lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.util.Objects;

/**
 * How one scene gives way to the next. Half of it lies at the end of the one and half at the start of the other, so it
 * makes a film neither longer nor shorter.
 *
 * @param kind what is seen
 * @param frames how long; even, 0 for {@link Kind#CUT} and at least 2 for the others
 */
public record Transition(Kind kind, int frames) {
    /** One scene ends, the next begins. */
    public static final Transition CUT = new Transition(Kind.CUT, 0);

    private static final double SECONDS = 0.4;

    /** What is seen. */
    public enum Kind {
        /** Nothing. */
        CUT,
        /** One picture turns into the other. */
        CROSSFADE,
        /** The next picture pushes in from the right. */
        SLIDE,
        /** The camera dives into one picture and comes out in the next. */
        ZOOM_THROUGH,
        /** The picture goes to black, the next comes from it. */
        DIP
    }

    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when the length does not fit the kind */
    public Transition {
        Objects.requireNonNull(kind);
        boolean fits = kind == Kind.CUT ? frames == 0 : frames >= 2 && frames % 2 == 0;
        if (!fits) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a " + kind + " of " + frames + " frames");
        }
    }

    /** One of 0.4 seconds, as near as frames allow. */
    public static Transition of(Kind kind, Canvas canvas) {
        return kind == Kind.CUT
                ? CUT
                : new Transition(kind, Math.max(2, 2 * (int) Math.round(canvas.framesPerSecond() * SECONDS / 2)));
    }
}

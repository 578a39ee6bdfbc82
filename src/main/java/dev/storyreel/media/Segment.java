package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.caption.Captioning;
import java.util.Objects;

/** A piece of film that is composed and encoded on its own, once. */
public sealed interface Segment {
    /** The film's shape. */
    Canvas canvas();

    /** How long it is, at least 1. */
    int frames();

    /** What is burnt in. */
    default Captioning captions() {
        return Captioning.NONE;
    }

    /**
     * A part of one shot, seen alone.
     *
     * @param from the first frame of the shot that is seen, from 0
     * @param captions burnt in
     */
    record Body(Canvas canvas, Shot shot, int from, int frames, Captioning captions) implements Segment {
        /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when the shot has no such frames */
        public Body {
            Objects.requireNonNull(canvas);
            Objects.requireNonNull(captions);
            if (from < 0 || frames < 1 || frames > shot.frames() - from) {
                throw new StoryreelException(
                        MediaError.TIMELINE_INVALID,
                        frames + " frames from " + from + " on, of a shot of " + shot.frames());
            }
        }

        /** All of a shot, without captions. */
        public static Body of(Canvas canvas, Shot shot) {
            return new Body(canvas, shot, 0, shot.frames(), Captioning.NONE);
        }
    }

    /**
     * One shot gives way to another: the last frames of the one and the first of the other.
     *
     * @param transition any but {@link Transition#CUT}
     */
    record Crossing(Canvas canvas, Shot before, Shot after, Transition transition) implements Segment {
        /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when a shot is too short for it */
        public Crossing {
            Objects.requireNonNull(canvas);
            int shorter = Math.min(before.frames(), after.frames());
            if (transition.frames() < 1 || transition.frames() > shorter) {
                throw new StoryreelException(
                        MediaError.TIMELINE_INVALID,
                        "a " + transition.kind() + " of " + transition.frames() + " frames between shots of "
                                + before.frames() + " and " + after.frames());
            }
        }

        @Override
        public int frames() {
            return transition.frames();
        }
    }
}

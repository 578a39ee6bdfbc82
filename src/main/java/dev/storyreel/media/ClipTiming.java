package dev.storyreel.media;

import java.util.Locale;

/**
 * Which moment of a clip each frame of its shot shows. Time runs in slots of one length that begin at the clip's own start,
 * whatever is trimmed: so where a clip has the film's frame rate each of its pictures is one slot, and it does not matter
 * from where it is decoded.
 *
 * @param slots a second, as a fraction
 * @param per its denominator
 * @param first the slot of the shot's first frame
 * @param pass after how many slots the clip begins again, at least 1
 */
record ClipTiming(long slots, long per, long first, long pass) {
    /** It is never slowed by more than this. */
    private static final int SLOWEST = 4;

    private static final int MILLIS = 1000;

    static ClipTiming of(Footage.Clip clip, int shotFrames, Canvas canvas) {
        long rate = canvas.framesPerSecond();
        long length = clip.span().lengthMs();
        long natural = Math.max(1, length * rate / MILLIS);
        long slowed = length * rate * SLOWEST / MILLIS;
        if (natural >= shotFrames || clip.whenShort() == Footage.WhenShort.LOOP || natural == 1) {
            return at(clip, rate, 1, natural);
        }
        return slowed >= shotFrames
                ? at(clip, (long) shotFrames * MILLIS, length, shotFrames)
                : at(clip, rate * SLOWEST, 1, slowed);
    }

    private static ClipTiming at(Footage.Clip clip, long slots, long per, long pass) {
        long first = Math.round((double) clip.span().startMs() * slots / ((double) per * MILLIS));
        return new ClipTiming(slots, per, first, pass);
    }

    /** The slot that a frame of the shot shows. */
    long slotAt(int frame) {
        return first + frame % pass;
    }

    /** When a slot begins, in seconds from the clip's start. */
    double secondsAt(long slot) {
        return (double) slot * per / slots;
    }

    /** Slots a second, as FFmpeg writes it. */
    String rate() {
        return slots + "/" + per;
    }

    /** What the clip's speed is multiplied with, at most 1. */
    double speed(Canvas canvas) {
        return Math.min(1, (double) canvas.framesPerSecond() * per / slots);
    }

    /** For FFmpeg, to the microsecond, which is as fine as it reckons. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }
}

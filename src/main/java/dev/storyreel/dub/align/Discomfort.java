package dev.storyreel.dub.align;

import dev.storyreel.dub.wording.Slot;
import dev.storyreel.media.Canvas;

/**
 * How much a plan is to be regretted: the sum over its lines, without unit. Speeds up to 1.2 cost little, those beyond much, for
 * they are heard; a line late beyond what is noticed costs more than the fastest speed, and the more the later; a line a fifth longer or
 * shorter than the source costs as much as a speed of 1.17, so that silence is borrowed first and speed follows. Each step stands where a measure counts a line
 * as missed.
 */
final class Discomfort {
    private static final double A_TENTH_FASTER = 1;
    private static final double A_TENTH_SLOWER = 1.5;
    private static final double HEARD_FROM = 1.2;
    private static final double A_TENTH_BEYOND = 11;

    private static final double UNLIKE = 3;
    private static final double MUCH_UNLIKE = 6;
    private static final double LIKENESS = 0.5;

    private static final double JUST_UNNOTICED_LATE = 4;
    private static final double NOTICED_LATE = 25;
    private static final double EACH_TENTH_LATER = 8;

    private static final double LARGEST_JUMP = 0.5;

    /** Some milliseconds less than what is noticed: onsets are never known so well. */
    private static final long UNNOTICED = Aligner.NOTICED_LATE - Canvas.SAMPLE_RATE / 40;

    private static final double TENTH = Canvas.SAMPLE_RATE / 10.0;

    private Discomfort() {}

    /**
     * Of a line's speed and length.
     *
     * @param source how long the source speaks, in samples
     */
    static double ofLength(double speed, long length, long source) {
        double faster = speed - 1;
        double pace = faster * faster * 100 * (faster > 0 ? A_TENTH_FASTER : A_TENTH_SLOWER);
        double beyond = Math.max(0, speed - HEARD_FROM) * 10;
        double unlike = Math.abs((double) length / source - 1);
        double allowed = Slot.LONGEST - 1;
        double share = Math.min(unlike, Aligner.MOST_UNLIKE) / allowed;
        double missed = (unlike > allowed ? UNLIKE : 0) + (unlike > Aligner.MOST_UNLIKE ? MUCH_UNLIKE : 0);
        return pace + A_TENTH_BEYOND * beyond * beyond + LIKENESS * share * share + missed;
    }

    /** Of beginning so many samples after the source, or before it. */
    static double ofLateness(long late) {
        double off = Math.abs((double) late);
        if (off <= UNNOTICED) {
            return JUST_UNNOTICED_LATE * (off / UNNOTICED) * (off / UNNOTICED);
        }
        return NOTICED_LATE + EACH_TENTH_LATER * (off - UNNOTICED) / TENTH;
    }

    /** Of a change of speed from one line to the next, by the numbers of the speeds. */
    static double ofJump(int from, int to) {
        double share = (double) (to - from) / Speeds.MOST_JUMP;
        return LARGEST_JUMP * share * share;
    }
}

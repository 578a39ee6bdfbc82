package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;

/**
 * How loud a film is to be, as ITU-R BS.1770-5 measures it.
 *
 * @param lufs integrated loudness, −40 to −8
 * @param truePeakDbtp the highest true peak of the finished file, −20 to 0
 */
public record Loudness(double lufs, double truePeakDbtp) {
    /** −14 LUFS and −1 dBTP, as platforms of short films play it. */
    public static final Loudness DEFAULT = new Loudness(-14, -1);

    /** How far, in LU, a finished film may be from its loudness. */
    public static final double TOLERANCE = 0.5;

    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when one is out of range */
    public Loudness {
        if (!(lufs >= -40 && lufs <= -8) || !(truePeakDbtp >= -20 && truePeakDbtp <= 0)) {
            throw new StoryreelException(
                    MediaError.TIMELINE_INVALID, "a loudness of " + lufs + " LUFS with peaks of " + truePeakDbtp);
        }
    }
}

package dev.storyreel.dub.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good a dub is in one language, measured on its finished sound.
 *
 * @param lines how many there should be
 * @param missing how many are not heard
 * @param cut how many end too early
 * @param cutMs how much of them is missing in all, milliseconds
 * @param onset how far the lines' beginnings are from the source's
 * @param duration how their lengths compare with the source's
 * @param speed how fast they are
 * @param overlap the share of the time in which the source speaks that the dub speaks, too, 0–1
 * @param lengthError by how many samples the sound is longer (or, negative, shorter) than the source
 * @param loudness of the finished mix; null if it was not measured
 */
public record DubMeasures(
        int lines,
        int missing,
        int cut,
        long cutMs,
        Onset onset,
        Duration duration,
        Speed speed,
        double overlap,
        long lengthError,
        @Nullable Mix loudness) {
    /** What is asked of a good dub: a share of the lines. */
    private static final double NEARLY_ALL = 0.95;

    /** Levels of windows are 5 ms apart, so speeds are known to about a hundredth. */
    private static final double SPEED_TOLERANCE = 0.02;

    /**
     * @param inTime share of the lines within 45 ms before and 125 ms after the source, 0–1
     * @param medianMs milliseconds after the source, negative before it
     * @param p95EarlyMs 95 % of the lines are no more than this before it, milliseconds, 0 or more
     * @param p95LateMs 95 % of the lines are no more than this after it, milliseconds, 0 or more
     */
    public record Onset(double inTime, double medianMs, double p95EarlyMs, double p95LateMs) {}

    /**
     * @param within20 share of the lines whose length is within a fifth of the source's, 0–1
     * @param within40 likewise, within two fifths
     */
    public record Duration(double within20, double within40) {}

    /**
     * @param slowest 1 is the voice's own
     * @param p95 95 % of the lines are no faster
     * @param fastest of all
     * @param largestJump between neighbours
     */
    public record Speed(double slowest, double p95, double fastest, double largestJump) {}

    /**
     * @param lufs integrated loudness, null for silence
     * @param truePeakDbtp null for silence
     * @param wantedLufs what was asked for
     */
    public record Mix(@Nullable Double lufs, @Nullable Double truePeakDbtp, double wantedLufs) {
        boolean meetsTarget() {
            return lufs != null && truePeakDbtp != null && Math.abs(lufs - wantedLufs) <= 1 && truePeakDbtp <= -1;
        }
    }

    /** The measures that miss their targets, by their names in the manifest; none for a good dub. */
    public List<String> missed() {
        record Check(String name, boolean met) {}
        return List.of(
                        new Check("missing", missing == 0),
                        new Check("cut", cut == 0),
                        new Check("onset", onset.inTime >= NEARLY_ALL),
                        new Check("duration", duration.within20 >= NEARLY_ALL && duration.within40 == 1),
                        new Check("speed", speedMeetsTarget()),
                        new Check("overlap", overlap >= 0.85),
                        new Check("length", lengthError == 0),
                        new Check("loudness", loudness == null || loudness.meetsTarget()))
                .stream()
                .filter(check -> !check.met)
                .map(Check::name)
                .toList();
    }

    private boolean speedMeetsTarget() {
        return speed.slowest >= 0.85 - SPEED_TOLERANCE
                && speed.p95 <= 1.2 + SPEED_TOLERANCE
                && speed.fastest <= 1.3 + SPEED_TOLERANCE
                && speed.largestJump <= 0.1 + SPEED_TOLERANCE;
    }
}

package dev.storyreel.dub.align;

/**
 * The speeds that a voice can be asked for; 1 is its own, and always one of them.
 *
 * @param slowest more than 0 and at most 1
 * @param fastest at least 1
 */
public record VoiceSpeeds(double slowest, double fastest) {
    /** Of a voice that cannot be asked to hurry. */
    public static final VoiceSpeeds NONE = new VoiceSpeeds(1, 1);

    /** @throws IllegalArgumentException out of range */
    public VoiceSpeeds {
        if (!(slowest > 0 && slowest <= 1 && fastest >= 1 && fastest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("voice speeds from " + slowest + " to " + fastest);
        }
    }

    /** The one of them that is nearest. */
    double nearest(double speed) {
        return Math.clamp(speed, slowest, fastest);
    }
}

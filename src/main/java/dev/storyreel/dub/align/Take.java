package dev.storyreel.dub.align;

/**
 * A line as a voice spoke it, the silence around it trimmed.
 *
 * @param samples its length at 48 kHz, at least 1
 * @param speed at which it was spoken, more than 0; 1 is the voice's own
 * @param speeds what else the voice can be asked for
 */
public record Take(long samples, double speed, VoiceSpeeds speeds) {
    /** @throws IllegalArgumentException out of range */
    public Take {
        if (samples < 1 || !(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a take of " + samples + " samples at speed " + speed);
        }
    }

    /** At the voice's own speed, by a voice that knows no other. */
    public static Take of(long samples) {
        return new Take(samples, 1, VoiceSpeeds.NONE);
    }

    /** How long it is, or would be, at the voice's own speed, in samples; at least 1. */
    public long natural() {
        return Math.max(1, Math.round(samples * speed));
    }
}

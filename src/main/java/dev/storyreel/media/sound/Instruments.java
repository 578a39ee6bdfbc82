package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.util.SplittableRandom;

/**
 * Plays notes into one round of music; what rings on after its end goes on at its beginning. No note sets in faster than
 * within 5 ms. Levels are factors of full scale, sides −1 (left) to 1 (right). For one thread.
 */
final class Instruments {
    private static final int RATE = Canvas.SAMPLE_RATE;
    private static final int STEP = 32;
    private static final double DETUNE_CENTS = 4;

    /** Few and quickly falling partials: soft, and far below half the sampling rate for every note played. */
    private static final Wave SOFT = Wave.of(1, 0.42, 0.2, 0.11, 0.06, 0.035, 0.02);

    private static final Wave ROUND = Wave.of(1, 0.3, 0.12, 0.04);
    private static final Wave BELL = Wave.of(1, 0, 0.22, 0, 0.06);
    private static final Wave PLUCK = Wave.of(1, 0.45, 0.3, 0.16, 0.1, 0.05);

    private final float[] left;
    private final float[] right;

    Instruments(float[] left, float[] right) {
        this.left = left;
        this.right = right;
    }

    /** How a note swells and dies away. */
    private interface Envelope {
        double at(int sample);
    }

    /** Two strings a little out of tune, one on either side, that breathe slowly. */
    void pad(int start, int length, int attack, int release, int note, double level, double side) {
        Envelope shape = at -> {
            double swell = half((double) at / attack) * half((double) (length - at) / release);
            double breath = 1 + 0.12 * StrictMath.sin(2 * Math.PI * (0.17 * at / RATE + note * 0.37));
            return level * swell * breath;
        };
        double cents = StrictMath.pow(2, DETUNE_CENTS / 1200);
        play(SOFT, hz(note) * cents, start, length, shape, -0.6 + 0.4 * side);
        play(SOFT, hz(note) / cents, start, length, shape, 0.6 + 0.4 * side);
    }

    void bell(int start, int note, double level, double side) {
        int length = 4 * RATE;
        play(BELL, hz(note), start, length, struck(level, 0.03, 1.1, length), side);
    }

    void pluck(int start, int note, double level, double side) {
        int length = RATE;
        play(PLUCK, hz(note), start, length, struck(level, 0.006, 0.2, length), side);
    }

    void bass(int start, int note, double level) {
        int length = RATE * 6 / 10;
        play(ROUND, hz(note), start, length, struck(level, 0.01, 0.25, length), 0);
    }

    /** A falling tone, felt more than heard. */
    void drum(int start, double level) {
        int length = RATE * 3 / 10;
        Envelope shape = struck(level, 0.006, 0.09, length);
        double phase = 0;
        for (int at = 0; at < length; at++) {
            phase += (48 + 60 * StrictMath.exp(-at / (0.03 * RATE))) / RATE;
            float sample = (float) (shape.at(at) * StrictMath.sin(2 * Math.PI * phase));
            int place = (start + at) % left.length;
            left[place] += sample * 0.7071f;
            right[place] += sample * 0.7071f;
        }
    }

    /** A breath of high noise. */
    void shaker(int start, double level, double side, SplittableRandom chance) {
        int length = RATE * 9 / 100;
        Envelope shape = struck(level, 0.012, 0.025, length);
        float toLeft = (float) StrictMath.cos((side + 1) * Math.PI / 4);
        float toRight = (float) StrictMath.sin((side + 1) * Math.PI / 4);
        double before = 0;
        for (int at = 0; at < length; at++) {
            double noise = chance.nextDouble() * 2 - 1;
            float sample = (float) (shape.at(at) * (noise - before));
            before = noise;
            int place = (start + at) % left.length;
            left[place] += sample * toLeft;
            right[place] += sample * toRight;
        }
    }

    /** In after {@code attack} seconds, then down to a third every {@code decay} seconds, and out at the end. */
    private static Envelope struck(double level, double attack, double decay, int length) {
        return at -> level
                * half(at / (attack * RATE))
                * StrictMath.exp(-at / (decay * RATE))
                * half((length - at) / (0.2 * length));
    }

    /** Half a cosine from 0 at 0 to 1 at 1. */
    private static double half(double share) {
        return share >= 1 ? 1 : 0.5 - 0.5 * StrictMath.cos(Math.PI * share);
    }

    private static double hz(int note) {
        return 440 * StrictMath.pow(2, (note - 69) / 12.0);
    }

    /** The envelope is worked out every {@link #STEP} samples and runs straight in between. */
    private void play(Wave wave, double hz, int start, int length, Envelope shape, double side) {
        double angle = (Math.clamp(side, -1, 1) + 1) * Math.PI / 4;
        float toLeft = (float) StrictMath.cos(angle);
        float toRight = (float) StrictMath.sin(angle);
        int step = Wave.step(hz);
        // any fixed phase will do, as long as not all notes begin with the same
        int phase = (int) (hz * 1e6);
        float level = 0;
        int place = start % left.length;
        for (int at = 0; at < length; at += STEP) {
            int count = Math.min(STEP, length - at);
            float slope = (float) (shape.at(at + count) - level) / count;
            for (int i = 0; i < count; i++) {
                level += slope;
                float sample = wave.at(phase) * level;
                phase += step;
                left[place] += sample * toLeft;
                right[place] += sample * toRight;
                place = place + 1 == left.length ? 0 : place + 1;
            }
        }
    }
}

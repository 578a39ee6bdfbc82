package dev.storyreel.media.sound;

import dev.storyreel.media.Music;
import java.util.SplittableRandom;

/**
 * One round of generated music, whose end leads into its beginning: what rings on after the end is written at the
 * beginning. The same style and seed give the same samples on every machine. Immutable once made.
 */
final class Bed {
    private static final double ROOM_AMBIENT = 0.45;
    private static final double ROOM_UPBEAT = 0.25;

    private final float[] left;
    private final float[] right;

    private Bed(int samples) {
        this.left = new float[samples];
        this.right = new float[samples];
    }

    static Bed of(Music.Generated music) {
        // neighbouring seeds are to sound different
        SplittableRandom chance = new SplittableRandom(music.seed());
        Harmony harmony = Harmony.choose(chance);
        return switch (music.style()) {
            case AMBIENT -> {
                Bed bed = new Bed(Score.AMBIENT_SAMPLES);
                Score.ambient(harmony, chance, new Instruments(bed.left, bed.right));
                yield bed.finished(ROOM_AMBIENT);
            }
            case UPBEAT -> {
                Bed bed = new Bed(Score.UPBEAT_SAMPLES);
                Score.upbeat(harmony, chance, new Instruments(bed.left, bed.right));
                yield bed.finished(ROOM_UPBEAT);
            }
        };
    }

    /** Length of a round in samples of one channel. */
    int samples() {
        return left.length;
    }

    float[] left() {
        return left;
    }

    float[] right() {
        return right;
    }

    private Bed finished(double room) {
        new Room(room).fill(left, right);
        withoutDirectCurrent(left);
        withoutDirectCurrent(right);
        return this;
    }

    private static void withoutDirectCurrent(float[] channel) {
        double mean = 0;
        for (float sample : channel) {
            mean += sample;
        }
        float offset = (float) (mean / channel.length);
        for (int i = 0; i < channel.length; i++) {
            channel[i] -= offset;
        }
    }
}

package dev.storyreel.dub;

import dev.storyreel.media.sound.SoundSource;
import java.util.Random;

/** What is heard behind a voice, made while it is read. */
final class Beds {
    private Beds() {}

    /** The same with noise behind it, at a level below full scale. */
    static SoundSource noise(SoundSource voice, double level) {
        Random random = new Random(7);
        return over(voice, _ -> level * (2 * random.nextDouble() - 1));
    }

    /** The same with chords behind it that swell and fade, each a second and a half long. */
    static SoundSource music(SoundSource voice, double level) {
        return over(voice, i -> {
            double at = (double) i / Babble.RATE;
            double within = at % 1.5 / 1.5;
            double hz = new double[] {220, 262, 196, 247}[(int) (at / 1.5) % 4];
            double swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * within);
            return level * swell * (Math.sin(2 * Math.PI * hz * at) + Math.sin(3 * Math.PI * hz * at)) / 2;
        });
    }

    private interface Bed {
        double at(long sample);
    }

    private static SoundSource over(SoundSource voice, Bed bed) {
        long[] position = {0};
        return (left, right) -> {
            int count = voice.next(left, right);
            for (int i = 0; i < count; i++) {
                float sample = (float) bed.at(position[0]++);
                left[i] += sample;
                right[i] += sample;
            }
            return count;
        };
    }
}

package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.util.SplittableRandom;

/** What the generated music plays. Times are in samples. */
final class Score {
    private static final int RATE = Canvas.SAMPLE_RATE;

    /** Four chords of six seconds. */
    private static final int AMBIENT_CHORD = 6 * RATE;

    static final int AMBIENT_SAMPLES = 4 * AMBIENT_CHORD;

    /** 105 beats a minute, to the sample. */
    private static final int BEAT = RATE * 4 / 7;

    private static final int BEATS_PER_BAR = 4;
    private static final int BARS = 8;
    static final int UPBEAT_SAMPLES = BARS * BEATS_PER_BAR * BEAT;

    /** Where the pads' four notes lie: from the G below the middle C on. */
    private static final int MIDDLE = 55;

    private static final int BASS = 38;
    private static final int HIGH = 67;
    private static final int TOP = 72;

    private Score() {}

    static void ambient(Harmony harmony, SplittableRandom chance, Instruments play) {
        int second = RATE;
        for (int chord = 0; chord < harmony.size(); chord++) {
            int start = chord * AMBIENT_CHORD;
            // each chord swells while the last one dies away
            int length = AMBIENT_CHORD + 3 * second;
            play.pad(start, length, 2 * second, 3 * second, harmony.root(chord, BASS), 0.30, 0);
            play.pad(start, length, 2 * second, 3 * second, harmony.root(chord, BASS + 12), 0.22, 0);
            for (int voice = 0; voice < 4; voice++) {
                int late = voice * second / 3;
                double side = (voice - 1.5) / 2.5;
                int note = harmony.note(chord, voice, MIDDLE);
                play.pad(start + late, length - late, 2 * second, 3 * second, note, 0.2, side);
            }
            play.pad(start, length, 3 * second, 3 * second, harmony.note(chord, 2, HIGH), 0.06, 0.4);
            for (int bell = 0; bell < 3; bell++) {
                int at = start + second * (2 * bell + 1) + chance.nextInt(second / 2);
                int note = harmony.note(chord, chance.nextInt(4), TOP);
                play.bell(at, note, 0.05 + 0.03 * chance.nextDouble(), chance.nextDouble() - 0.5);
            }
        }
    }

    static void upbeat(Harmony harmony, SplittableRandom chance, Instruments play) {
        int figure = chance.nextInt(FIGURES.length);
        for (int bar = 0; bar < BARS; bar++) {
            int chord = bar % harmony.size();
            int start = bar * BEATS_PER_BAR * BEAT;
            chord(harmony, chord, start, play);
            bass(harmony, chord, start, play);
            for (int eighth = 0; eighth < 2 * BEATS_PER_BAR; eighth++) {
                int at = start + eighth * BEAT / 2;
                int step = FIGURES[figure][eighth];
                if (step >= 0) {
                    int note = harmony.note(chord, step, eighth % 4 == 3 ? TOP : HIGH);
                    double level = (eighth % 2 == 0 ? 0.15 : 0.1) + 0.03 * chance.nextDouble();
                    play.pluck(at, note, level, eighth % 2 == 0 ? -0.35 : 0.35);
                }
                play.shaker(at, eighth % 2 == 0 ? 0.012 : 0.024, 0.25, chance);
            }
            play.drum(start, 0.3);
            play.drum(start + 2 * BEAT, 0.24);
        }
    }

    /** Which note of the chord each eighth plays; −1 for a rest. */
    private static final int[][] FIGURES = {
        {0, 2, 1, 3, 0, 2, 3, 1}, {0, 1, 2, -1, 3, 2, 1, -1}, {0, -1, 2, 1, -1, 3, 2, 1}
    };

    private static void chord(Harmony harmony, int chord, int start, Instruments play) {
        int length = BEATS_PER_BAR * BEAT + RATE / 2;
        for (int voice = 0; voice < 4; voice++) {
            double side = (voice - 1.5) / 2.5;
            play.pad(start, length, RATE / 4, RATE * 3 / 4, harmony.note(chord, voice, MIDDLE), 0.09, side);
        }
    }

    private static void bass(Harmony harmony, int chord, int start, Instruments play) {
        int note = harmony.root(chord, BASS);
        play.bass(start, note, 0.32);
        play.bass(start + 3 * BEAT / 2, note, 0.22);
        play.bass(start + 2 * BEAT, note + 12, 0.2);
        play.bass(start + 7 * BEAT / 2, note, 0.18);
    }
}

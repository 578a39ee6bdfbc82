package dev.storyreel.media.sound;

import java.util.SplittableRandom;

/**
 * A key and four chords in it. Pitches are MIDI note numbers: 69 is the A of 440 Hz, 12 are an octave.
 *
 * @param tonic the key's note in the lowest octave used, 41–47
 * @param chords semitones above the tonic, the root first
 */
record Harmony(int tonic, int[][] chords) {
    private static final int LOWEST_TONIC = 41;
    private static final int[] I = {0, 4, 7, 2};
    private static final int[] II = {2, 5, 9, 0};
    private static final int[] III = {4, 7, 11, 2};
    private static final int[] IV = {5, 9, 0, 7};
    private static final int[] V = {7, 2, 0, 9};
    private static final int[] VI = {9, 0, 4, 7};

    /** Chords with a ninth, a seventh or a fourth in place of the third: none calls for the next, so all may go round. */
    private static final int[][][] PROGRESSIONS = {
        {I, VI, IV, V}, {I, IV, VI, V}, {VI, IV, I, V}, {I, III, IV, V}, {IV, I, II, VI}, {I, II, IV, I}
    };

    static Harmony choose(SplittableRandom chance) {
        return new Harmony(LOWEST_TONIC + chance.nextInt(7), PROGRESSIONS[chance.nextInt(PROGRESSIONS.length)]);
    }

    int size() {
        return chords.length;
    }

    /** The root of a chord, in the octave from {@code lowest} on. */
    int root(int chord, int lowest) {
        return within(chords[chord][0], lowest);
    }

    /** A note of a chord, counted round and round, in the octave from {@code lowest} on: near that of the chord before. */
    int note(int chord, int index, int lowest) {
        int[] notes = chords[chord];
        return within(notes[Math.floorMod(index, notes.length)], lowest);
    }

    private int within(int semitones, int lowest) {
        return lowest + Math.floorMod(tonic + semitones - lowest, 12);
    }
}

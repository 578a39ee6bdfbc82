package dev.storyreel.dub.measure;

import java.util.Arrays;

/**
 * How a sound rises and falls, window by window of an {@link Envelope}.
 *
 * @param levels as people hear them; 0 where nothing is heard; not to be changed
 * @param heard where something is; not to be changed
 */
record Shape(float[] levels, boolean[] heard) {
    static Shape of(Envelope sound) {
        boolean[] heard = sound.heard();
        float[] levels = new float[heard.length];
        for (int i = 0; i < levels.length; i++) {
            // of the measured levels, a loud vowel outweighs all the rest
            levels[i] = heard[i] ? (float) Math.sqrt(Math.sqrt(sound.levels()[i])) : 0;
        }
        return new Shape(levels, heard);
    }

    /** Without what is not heard at both ends. */
    Shape trimmed() {
        int first = 0;
        int end = heard.length;
        while (first < end && !heard[first]) {
            first++;
        }
        while (end > first && !heard[end - 1]) {
            end--;
        }
        return new Shape(Arrays.copyOfRange(levels, first, end), Arrays.copyOfRange(heard, first, end));
    }

    /** In windows. */
    int length() {
        return levels.length;
    }

    /**
     * Correlation, −1 to 1, of this shape with a part of another one in which it is played at some speed.
     *
     * @param at the window of the other at which it begins
     * @param most how many windows of the other are compared at most; never more than it is long, with two of silence
     * @param step compares every so many windows
     */
    double likeness(Shape other, int at, double speed, int most, int step) {
        int length = Math.min(most, (int) Math.round(length() / speed) + 2);
        double mine = 0;
        double others = 0;
        double myPower = 0;
        double otherPower = 0;
        double products = 0;
        int count = 0;
        // two windows of silence on both sides belong to its shape
        for (int i = -2; i < length; i += step) {
            double x = level((int) Math.floor((i + 0.5) * speed));
            double y = other.level(at + i);
            mine += x;
            others += y;
            myPower += x * x;
            otherPower += y * y;
            products += x * y;
            count++;
        }
        double spread = (myPower - mine * mine / count) * (otherPower - others * others / count);
        return spread <= 1e-18 ? 0 : (products - mine * others / count) / Math.sqrt(spread);
    }

    private float level(int window) {
        return window >= 0 && window < levels.length ? levels[window] : 0;
    }
}

package dev.storyreel.bench;

import java.util.Arrays;
import java.util.Locale;

/** Values of one quantity, measured several times, at least once. */
record Rounds(double... values) {
    Rounds {
        values = values.clone();
        Arrays.sort(values);
    }

    double median() {
        return percentile(50);
    }

    /** The nearest-rank percentile. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * values.length);
        return values[Math.clamp(rank - 1, 0, values.length - 1)];
    }

    /** How many times the other's median this one's is. */
    String over(Rounds other) {
        return format(median() / other.median(), 2);
    }

    /** The least, the middle and the greatest; a single value by itself. */
    String spread(int decimals) {
        if (values.length == 1) {
            return "";
        }
        return format(values[0], decimals) + " / " + format(median(), decimals) + " / "
                + format(values[values.length - 1], decimals);
    }

    static String format(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}

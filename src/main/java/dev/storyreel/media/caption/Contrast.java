package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Measures letters in a composed frame against what is around them, as WCAG 2 defines contrast. */
final class Contrast {
    /** Pixels that are all letter, or no letter at all but still right beside one. */
    private static final int INSIDE = 250;

    private static final int FEWEST_PIXELS = 12;
    private static final double DARKER_PART = 0.1;
    private static final double LIGHTER_PART = 0.9;

    private Contrast() {}

    static Optional<Double> lowest(PageDrawing drawing, byte[] frame, Canvas canvas) {
        Coverage support = drawing.support();
        double[] around = luminances(frame, canvas, drawing, support, i -> support.at(i) >= INSIDE && free(drawing, i));
        double lowest = Double.POSITIVE_INFINITY;
        for (Coverage word : drawing.letters().values()) {
            double[] letters = luminances(frame, canvas, drawing, word, i -> word.at(i) >= INSIDE);
            if (letters.length >= FEWEST_PIXELS && around.length >= FEWEST_PIXELS) {
                double text = letters[(int) (letters.length * DARKER_PART)];
                double ground = around[(int) (around.length * LIGHTER_PART)];
                lowest = Math.min(lowest, ratio(text, ground));
            }
        }
        return lowest == Double.POSITIVE_INFINITY ? Optional.empty() : Optional.of(lowest);
    }

    /** Contrast of two luminances, 1–21. */
    static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static boolean free(PageDrawing drawing, int index) {
        for (Coverage word : drawing.letters().values()) {
            if (word.at(index) > 0) {
                return false;
            }
        }
        return true;
    }

    private interface Choice {
        boolean takes(int index);
    }

    private static double[] luminances(byte[] frame, Canvas canvas, PageDrawing drawing, Coverage box, Choice choice) {
        DoubleStream.Builder found = DoubleStream.builder();
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                if (choice.takes(y * box.width() + x)) {
                    found.add(luminance(frame, canvas, drawing.left() + x, drawing.top() + y));
                }
            }
        }
        double[] sorted = found.build().toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Relative luminance, 0–1, of a pixel of the frame. */
    static double luminance(byte[] frame, Canvas canvas, int x, int y) {
        int pixels = canvas.width() * canvas.height();
        int chroma = y / 2 * (canvas.width() / 2) + x / 2;
        double luma = ((frame[y * canvas.width() + x] & 0xff) - 16) / 219.0;
        double blue = ((frame[pixels + chroma] & 0xff) - 128) / 224.0;
        double red = ((frame[pixels + pixels / 4 + chroma] & 0xff) - 128) / 224.0;
        double r = luma + 1.5748 * red;
        double b = luma + 1.8556 * blue;
        double g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152;
        return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    }

    private static double linear(double value) {
        double clamped = Math.max(0, Math.min(1, value));
        return clamped <= 0.04045 ? clamped / 12.92 : Math.pow((clamped + 0.055) / 1.055, 2.4);
    }
}

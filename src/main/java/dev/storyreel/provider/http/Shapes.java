package dev.storyreel.provider.http;

import java.util.Comparator;
import java.util.List;

/** The shapes that vendors know by names such as {@code 9:16}. */
public final class Shapes {
    private Shapes() {}

    /** The nearest of them, by the logarithm, so that as much is cut off of one that is too wide as too high. */
    public static String nearest(List<String> shapes, int width, int height) {
        double wanted = Math.log((double) width / height);
        return shapes.stream()
                .min(Comparator.comparingDouble(shape -> Math.abs(Math.log(quotient(shape)) - wanted)))
                .orElseThrow();
    }

    private static double quotient(String shape) {
        int colon = shape.indexOf(':');
        return Double.parseDouble(shape.substring(0, colon)) / Double.parseDouble(shape.substring(colon + 1));
    }
}

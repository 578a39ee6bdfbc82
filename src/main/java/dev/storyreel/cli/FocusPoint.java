package dev.storyreel.cli;

import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point of a picture: {@code X,Y}, each from 0 to 1. */
record FocusPoint(double x, double y) {
    Map<String, Object> toMap() {
        return Map.of("x", x, "y", y);
    }

    /** Reads it. */
    static final class Converter implements ITypeConverter<FocusPoint> {
        @Override
        public FocusPoint convert(String text) {
            String[] parts = text.split(",", -1);
            if (parts.length != 2) {
                throw wrong(text);
            }
            return new FocusPoint(coordinate(parts[0], text), coordinate(parts[1], text));
        }

        private static double coordinate(String part, String text) {
            try {
                double value = Double.parseDouble(part);
                if (value >= 0 && value <= 1) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw wrong(text);
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException("must be X,Y, each 0 to 1, such as 0.5,0.3, not " + text);
        }
    }
}

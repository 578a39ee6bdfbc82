package dev.storyreel.provider;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a call used up, in the provider's own units.
 *
 * @param units how many of each, none negative; units that were not used are left out
 */
public record Usage(Map<Unit, Long> units) {
    /** Nothing that is counted. */
    public static final Usage NONE = new Usage(Map.of());

    public Usage {
        units.forEach((unit, number) -> {
            if (number < 0) {
                throw new IllegalArgumentException(unit + " is negative: " + number);
            }
        });
        units = Map.copyOf(units);
    }

    public static Usage of(Unit unit, long number) {
        return new Usage(Map.of(unit, number));
    }

    public static Usage tokens(long input, long output) {
        return new Usage(Map.of(Unit.INPUT_TOKENS, input, Unit.OUTPUT_TOKENS, output));
    }

    /** Both together. */
    public Usage and(Usage more) {
        Map<Unit, Long> sum = new EnumMap<>(Unit.class);
        sum.putAll(units);
        more.units.forEach((unit, number) -> sum.merge(unit, number, Math::addExact));
        return new Usage(sum);
    }
}

package dev.storyreel.provider.routing;

import java.util.Map;

/** JSON Schemas as all vendors take them: every property is required, and there are no others. */
final class Schemas {
    static final Map<String, Object> TEXT = Map.of("type", "string");

    private Schemas() {}

    static Map<String, Object> object(Map<String, Object> properties) {
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                properties.keySet().stream().sorted().toList(),
                "additionalProperties",
                false);
    }

    static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }
}

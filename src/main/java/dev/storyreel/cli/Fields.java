package dev.storyreel.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of what the studio is asked for; what is not given is left to the studio. */
final class Fields {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Fields put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value instanceof Enum<?> choice ? choice.name() : value);
        }
        return this;
    }

    /** Asks for nothing where there is something. */
    Fields clear(String name) {
        values.put(name, null);
        return this;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, Object> toMap() {
        return Collections.unmodifiableMap(values);
    }
}

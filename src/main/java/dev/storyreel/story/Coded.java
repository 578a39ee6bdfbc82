package dev.storyreel.story;

import java.util.Locale;

/** A choice with a stable name, as it is stored and shown: an enum's constant. */
interface Coded {
    String name();

    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such constant */
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such " + type.getSimpleName() + ": " + code);
    }
}

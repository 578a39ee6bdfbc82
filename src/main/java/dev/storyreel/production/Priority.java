package dev.storyreel.production;

import java.util.Locale;

/** Which of several ready jobs starts first. */
public enum Priority {
    HIGH(10),
    DEFAULT(0),
    LOW(-10);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** As it is stored; a higher rank starts first. */
    public int rank() {
        return rank;
    }

    /** The priority that is stored as this rank. */
    public static Priority ofRank(int rank) {
        return rank > 0 ? HIGH : rank < 0 ? LOW : DEFAULT;
    }

    /** As it is shown, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such priority
     */
    public static Priority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

package dev.storyreel.production;

import java.util.Locale;

/** What a job uses up; each lane has its own queue and its own limit on every worker. */
public enum Lane {
    /** Waits on providers: wide. */
    NETWORK,
    /** Burns cores: as many at once as there are cores. */
    RENDER;

    /** As it is stored and configured, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such lane
     */
    public static Lane of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

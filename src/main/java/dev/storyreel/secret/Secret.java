package dev.storyreel.secret;

/** A key or password for another service. It never shows: not in a log, an error, a row or what a settings object says of itself. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @param value a blank one is none; characters that no key has, such as those that come along when one is copied from a
     *     page, are left out: the error they would cause in a header repeats the header
     */
    public static Secret of(String value) {
        return new Secret(value.replaceAll("[^!-~]", ""));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** For the header that carries it, and for nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return isEmpty() ? "(none)" : "(secret)";
    }
}

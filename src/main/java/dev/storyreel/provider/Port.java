package dev.storyreel.provider;

import java.util.Locale;

/** What providers are called for. */
public enum Port {
    /** Plans and writes. */
    LANGUAGE,
    /** Speaks. */
    SPEECH,
    /** Draws. */
    PICTURE;

    /** As it is stored, configured and shown, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

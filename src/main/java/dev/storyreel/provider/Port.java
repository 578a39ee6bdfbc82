package dev.storyreel.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What providers are called for. */
public enum Port {
    /** Plans and writes. */
    LANGUAGE,
    /** Looks at pictures. */
    VISION,
    /** Speaks. */
    SPEECH,
    /** Writes down what is said in a sound. */
    RECOGNITION,
    /** Says the same in another language. */
    TRANSLATION,
    /** Draws. */
    PICTURE,
    /** Makes clips. */
    VIDEO,
    /** Finds pictures and clips that others have made. */
    STOCK;

    /** As it is stored, configured and shown, in lower case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

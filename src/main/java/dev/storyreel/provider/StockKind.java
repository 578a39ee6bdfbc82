package dev.storyreel.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What is looked for in stock. */
public enum StockKind {
    /** A photo. */
    @JsonProperty("picture")
    PICTURE,
    /** Moving pictures. */
    @JsonProperty("clip")
    CLIP;

    /** As it is shown. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.storyreel.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** What providers count and charge for. In JSON their names are in lower case. */
public enum Unit {
    @JsonProperty("input_tokens")
    INPUT_TOKENS("million-input-tokens", 1_000_000),
    @JsonProperty("output_tokens")
    OUTPUT_TOKENS("million-output-tokens", 1_000_000),
    @JsonProperty("characters")
    CHARACTERS("million-characters", 1_000_000),
    @JsonProperty("pictures")
    PICTURES("picture", 1),
    @JsonProperty("sound_seconds")
    SOUND_SECONDS("sound-minute", 60),
    @JsonProperty("video_seconds")
    VIDEO_SECONDS("video-second", 1);

    private final String priced;
    private final long quantity;

    Unit(String priced, long quantity) {
        this.priced = priced;
        this.quantity = quantity;
    }

    /** What a price in the configuration is for, e.g. {@code million-input-tokens}. */
    public String priced() {
        return priced;
    }

    /** How many of this unit such a price is for. */
    public long quantity() {
        return quantity;
    }

    /**
     * @throws IllegalArgumentException if prices are never for that
     */
    public static Unit priced(String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.priced.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("prices are for "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Unit::priced).toList()) + ", not for " + name));
    }
}

package dev.storyreel.dub;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.Loudness;
import java.util.Locale;

/** How loud a dub is to be; its true peak is always at most −1 dBTP. */
enum LoudnessPreset {
    /** −14 LUFS, as video platforms play it. */
    @JsonProperty("web")
    WEB(-14),
    /** −16 LUFS. */
    @JsonProperty("podcast")
    PODCAST(-16),
    /** −23 LUFS, EBU R 128. */
    @JsonProperty("broadcast")
    BROADCAST(-23),
    /** −27 LUFS, as streaming services want dialogue. */
    @JsonProperty("streaming")
    STREAMING(-27);

    private static final double TRUE_PEAK = -1;

    private final double lufs;

    LoudnessPreset(double lufs) {
        this.lufs = lufs;
    }

    Loudness loudness() {
        return new Loudness(lufs, TRUE_PEAK);
    }

    /** As it is stored and shown. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such preset */
    static LoudnessPreset of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

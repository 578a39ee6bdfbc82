package dev.storyreel.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/** Who encodes a film's picture. */
public enum EncoderChoice {
    /** The first kind of hardware that works, else software. */
    AUTO("auto"),
    /** A library on the processor: the smallest files, and the same bytes on every run. */
    SOFTWARE("software"),
    NVENC("nvenc"),
    VIDEOTOOLBOX("videotoolbox"),
    QSV("qsv"),
    VAAPI("vaapi");

    /** The kinds of hardware, in the order in which they are looked for. */
    static final List<EncoderChoice> HARDWARE = List.of(NVENC, VIDEOTOOLBOX, QSV, VAAPI);

    private final String code;

    EncoderChoice(String code) {
        this.code = code;
    }

    /** As it is stored and shown. */
    @JsonValue
    public String code() {
        return code;
    }

    /** FFmpeg's name for a codec's encoder of this kind of hardware; empty where this is none. */
    Optional<String> encoder(Codec codec) {
        return HARDWARE.contains(this) ? Optional.of(codec.code() + "_" + code) : Optional.empty();
    }
}

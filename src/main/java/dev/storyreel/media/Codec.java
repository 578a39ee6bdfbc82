package dev.storyreel.media;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a film's picture is encoded as; always 8 bit, 4:2:0. */
public enum Codec {
    /** AVC, High profile: plays everywhere. */
    H264("h264"),
    /** HEVC, Main profile, tagged {@code hvc1} as Apple's players want it. */
    HEVC("hevc"),
    /** AV1, Main profile. */
    AV1("av1");

    private final String code;

    Codec(String code) {
        this.code = code;
    }

    /** As FFmpeg calls it, and as it is stored and shown. */
    @JsonValue
    public String code() {
        return code;
    }
}

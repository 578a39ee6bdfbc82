package dev.storyreel.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What can be asked of the camera while a picture is seen. */
public enum Move {
    /** Whatever suits: towards the focus where there is one, else another way than in the scenes beside it. */
    AUTO("auto"),
    /** Closer; the focus stays where it is. */
    IN("in"),
    /** Back; the focus stays where it is. */
    OUT("out"),
    /** Across, in one of four directions. */
    DRIFT("drift"),
    /** Closer to the focus, bringing it to the middle. */
    FOLLOW("follow"),
    /** Not at all. */
    STILL("still"),
    /** Nor does it here: the picture itself comes to life, as a clip that is made of it. */
    VIDEO("video");

    private final String code;

    Move(String code) {
        this.code = code;
    }

    /** As it is stored and shown. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if there is no such move */
    public static Move of(String code) {
        return Arrays.stream(values())
                .filter(move -> move.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such move: " + code));
    }
}

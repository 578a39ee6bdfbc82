package dev.storyreel.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** What can be asked of the camera while a picture is seen. */
public enum Move {
    /** Whatever suits: towards the focus where there is one, else another way than in the scenes beside it. */
    AUTO("auto", Motion.ALL),
    /** Closer; the focus stays where it is. */
    IN("in", List.of(Motion.zoomIn())),
    /** Back; the focus stays where it is. */
    OUT("out", List.of(Motion.zoomOut())),
    /** Across, in one of four directions. */
    DRIFT("drift", Motion.DRIFTS),
    /** Closer to the focus, bringing it to the middle. */
    FOLLOW("follow", List.of(Motion.follow())),
    /** Not at all. */
    STILL("still", List.of(Motion.still()));

    private final String code;
    private final List<Motion> ways;

    Move(String code, List<Motion> ways) {
        this.code = code;
        this.ways = ways;
    }

    /** All that would do, at least one. */
    List<Motion> ways() {
        return ways;
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

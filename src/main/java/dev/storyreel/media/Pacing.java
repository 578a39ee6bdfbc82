package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.time.Duration;

/**
 * The silences of a narrated film.
 *
 * @param leadIn before the first word, 0–10 s
 * @param breath after the narration of each scene but the last, 0–10 s
 * @param tail after the last word, 0–10 s
 */
public record Pacing(Duration leadIn, Duration breath, Duration tail) {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** 200 ms, 350 ms and 800 ms. */
    public static final Pacing DEFAULT =
            new Pacing(Duration.ofMillis(200), Duration.ofMillis(350), Duration.ofMillis(800));

    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when one is out of range */
    public Pacing {
        check(leadIn);
        check(breath);
        check(tail);
    }

    private static void check(Duration silence) {
        if (silence.isNegative() || silence.compareTo(LONGEST) > 0) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a silence of " + silence + " is not 0–10 s");
        }
    }
}

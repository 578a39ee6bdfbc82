package dev.storyreel.media;

import java.util.List;
import java.util.Objects;

/**
 * What {@link MediaEngine#check} found.
 *
 * @param facts of the film
 * @param segments what was seen in each segment whose pictures were decoded without a complaint, now or before; for the
 *     check of the next film that holds some of them
 */
public record FilmCheck(FilmFacts facts, List<SegmentCheck> segments) {
    public FilmCheck {
        Objects.requireNonNull(facts);
        segments = List.copyOf(segments);
    }
}

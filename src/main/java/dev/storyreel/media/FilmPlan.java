package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MediaEngine#assemble} joins into one film.
 *
 * @param canvas the shape that every segment was rendered with
 * @param segments in the order of the film, at least one
 * @param soundtrack what {@link MediaEngine#makeSoundtrack} made, as long as the segments together
 * @param title written into the file's metadata
 */
public record FilmPlan(
        Canvas canvas,
        List<RenderedSegment> segments,
        Path soundtrack,
        @Nullable String title) {
    /** @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when there is no segment or too many frames */
    public FilmPlan {
        Objects.requireNonNull(canvas);
        segments = List.copyOf(segments);
        Objects.requireNonNull(soundtrack);
        if (segments.isEmpty()) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a film needs at least one segment");
        }
        if (segments.stream().mapToLong(RenderedSegment::frames).sum() > Integer.MAX_VALUE) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a film has at most 2³¹−1 frames");
        }
    }
}

package dev.storyreel.media.caption;

import java.util.List;
import java.util.Optional;

/**
 * The pages of one segment, in order, none overlapping another.
 *
 * @param pages may be empty
 */
public record CaptionTrack(List<CaptionPage> pages) {
    public CaptionTrack {
        pages = List.copyOf(pages);
    }

    /**
     * Cuts words into pages: sentences never share one, clauses seldom, and lines are of like length.
     *
     * @param words with times from the narration's start, as {@link TimedWord#align} gives them
     * @param framesPerSecond of the film, at least 1
     * @param narrationFrame the segment's frame with which the narration begins
     * @param frames length of the segment; no page reaches beyond it
     */
    public static CaptionTrack of(
            List<TimedWord> words, int framesPerSecond, int narrationFrame, int frames, CaptionLimits limits) {
        return new CaptionTrack(new PageBreaker(words, limits).pages(framesPerSecond, narrationFrame, frames));
    }

    /** The page that is shown in the segment's frame, if one is. */
    public Optional<CaptionPage> pageAt(int frame) {
        int low = 0;
        int high = pages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CaptionPage page = pages.get(middle);
            if (frame < page.startFrame()) {
                high = middle - 1;
            } else if (frame >= page.endFrame()) {
                low = middle + 1;
            } else {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }
}

package dev.storyreel.media;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was seen when every picture of a segment of a film was decoded. Whoever finds the very same encoded pictures in
 * another film needs not decode them again.
 *
 * @param pictures names the encoded pictures and who decoded them: two segments of one name are, packet by packet, the same
 * @param frames decoded, at least 1
 * @param black where nearly nothing is brighter than black: runs of half a second or more, and those at either end
 * @param frozen where nothing moves: runs of two seconds or more, and those at either end, if only of one frame
 * @param first how bright the fields of a grid are in its first frame, row by row, in hundredths of 1/255; each counts by
 *     its share of the area, so that they add up to the frame's brightness times their number
 * @param firstRunEnd the same of the last frame of the frozen run that begins with it
 * @param lastRunStart the same of the first frame of the frozen run that ends with it
 */
public record SegmentCheck(
        String pictures,
        int frames,
        List<Run> black,
        List<Run> frozen,
        List<Integer> first,
        List<Integer> firstRunEnd,
        List<Integer> lastRunStart) {
    static final double SHORTEST_BLACK_SECONDS = 0.5;
    static final double SHORTEST_FROZEN_SECONDS = 2;

    /** Fields of the grid in a row, and rows. */
    static final int GRID = 8;

    /** @throws IllegalArgumentException when it cannot be true of any segment */
    public SegmentCheck {
        Objects.requireNonNull(pictures);
        black = List.copyOf(black);
        frozen = List.copyOf(frozen);
        first = List.copyOf(first);
        firstRunEnd = List.copyOf(firstRunEnd);
        lastRunStart = List.copyOf(lastRunStart);
        int end = frames;
        if (frames < 1
                || black.stream().anyMatch(run -> run.to() > end)
                || frozen.stream().anyMatch(run -> run.to() > end)
                || Stream.of(first, firstRunEnd, lastRunStart).anyMatch(grid -> grid.size() != GRID * GRID)) {
            throw new IllegalArgumentException("not a check of a segment of " + frames + " frames");
        }
    }

    /**
     * Frames that follow each other.
     *
     * @param from the first, counted from the segment's first
     * @param to the one after the last
     */
    public record Run(int from, int to) {
        /** @throws IllegalArgumentException for one without a frame */
        public Run {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("no frames from " + from + " to " + to);
            }
        }
    }
}

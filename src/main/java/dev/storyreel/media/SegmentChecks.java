package dev.storyreel.media;

import dev.storyreel.media.FilmFacts.Stretch;
import dev.storyreel.media.SegmentCheck.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What the checks of a film's segments, one after the other, say of the film. */
record SegmentChecks(List<SegmentCheck> segments, double framesPerSecond) {
    SegmentChecks {
        segments = List.copyOf(segments);
    }

    int frames() {
        return segments.stream().mapToInt(SegmentCheck::frames).sum();
    }

    List<Stretch> black() {
        return joined(SegmentCheck::black, (began, segment) -> true, SegmentCheck.SHORTEST_BLACK_SECONDS);
    }

    /** A run that goes on over a border is, as within a segment, of pictures like its first. */
    List<Stretch> frozen() {
        return joined(
                SegmentCheck::frozen,
                (began, segment) -> PictureGauge.alike(began.lastRunStart(), segment.first())
                        && PictureGauge.alike(began.lastRunStart(), segment.firstRunEnd()),
                SegmentCheck.SHORTEST_FROZEN_SECONDS);
    }

    /**
     * @param goesOn whether a run that began in the one segment, and ends with the one before the other, is the one that
     *     begins with the other
     */
    private List<Stretch> joined(
            Function<SegmentCheck, List<Run>> runs, BiPredicate<SegmentCheck, SegmentCheck> goesOn, double shortest) {
        List<Run> all = new ArrayList<>();
        SegmentCheck began = null;
        int start = 0;
        for (SegmentCheck segment : segments) {
            for (Run run : runs.apply(segment)) {
                boolean more =
                        run.from() == 0 && began != null && all.getLast().to() == start && goesOn.test(began, segment);
                int from = more ? all.removeLast().from() : start + run.from();
                all.add(new Run(from, start + run.to()));
                if (!more) {
                    began = segment;
                }
            }
            start += segment.frames();
        }
        return all.stream()
                .filter(run -> run.to() - run.from() >= shortest * framesPerSecond)
                .map(run -> new Stretch(seconds(run.from()), seconds(run.to())))
                .toList();
    }

    private double seconds(int frames) {
        return Math.round(frames * 1000 / framesPerSecond) / 1000.0;
    }
}

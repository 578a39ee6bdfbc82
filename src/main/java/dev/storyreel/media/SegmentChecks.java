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
        return joined(SegmentCheck::black, (before, after) -> true, SegmentCheck.SHORTEST_BLACK_SECONDS);
    }

    List<Stretch> frozen() {
        return joined(
                SegmentCheck::frozen,
                (before, after) -> PictureGauge.alike(before.last(), after.first()),
                SegmentCheck.SHORTEST_FROZEN_SECONDS);
    }

    /**
     * @param goesOn whether a run that ends with a segment is the one that begins with the next
     */
    private List<Stretch> joined(
            Function<SegmentCheck, List<Run>> runs, BiPredicate<SegmentCheck, SegmentCheck> goesOn, double shortest) {
        List<Run> all = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < segments.size(); i++) {
            SegmentCheck segment = segments.get(i);
            for (Run run : runs.apply(segment)) {
                boolean more = run.from() == 0
                        && !all.isEmpty()
                        && all.getLast().to() == start
                        && goesOn.test(segments.get(i - 1), segment);
                int from = more ? all.removeLast().from() : start + run.from();
                all.add(new Run(from, start + run.to()));
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

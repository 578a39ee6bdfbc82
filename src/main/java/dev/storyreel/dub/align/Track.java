package dev.storyreel.dub.align;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.dub.wording.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines in a track, in numbers. Times are in samples at 48 kHz.
 *
 * @param sources the source's lines
 * @param natural how long each is at the voice's own speed
 * @param earliest where each may begin: with the source, or before it where else the track would end too soon
 * @param latestEnd where each must end, so that those after it can be spoken, at the fastest, before the track ends
 */
record Track(List<SourceLine> sources, long[] natural, long[] earliest, long[] latestEnd, long total) {
    /**
     * @param length in samples
     * @param speed how much faster than the voice's own
     */
    record Place(long start, long length, double speed) {}

    static Track of(List<SpokenLine> lines, long total) {
        List<SourceLine> sources = lines.stream().map(SpokenLine::source).toList();
        if (total < sources.size()) {
            throw new IllegalArgumentException(sources.size() + " lines in " + total + " samples");
        }
        long before = 0;
        for (SourceLine source : sources) {
            if (source.onset() < before || source.end() > total) {
                throw new IllegalArgumentException("a line from sample " + source.onset() + " to " + source.end()
                        + ", after one at " + before + ", in a track of " + total);
            }
            before = source.onset();
        }
        long[] natural = lines.stream().mapToLong(line -> line.take().natural()).toArray();
        Track track = new Track(sources, natural, new long[lines.size()], new long[lines.size()], total);
        track.lookBack();
        return track;
    }

    private void lookBack() {
        long latest = total;
        for (int i = size() - 1; i >= 0; i--) {
            latestEnd[i] = latest;
            long latestStart = latest - shortest(i);
            earliest[i] = Math.min(sources.get(i).onset(), latestStart);
            latest = latestStart - breathBefore(i);
        }
    }

    int size() {
        return sources.size();
    }

    /** Where the line after this one begins in the source, or the track ends. */
    long next(int line) {
        return line + 1 < size() ? sources.get(line + 1).onset() : total;
    }

    /** The silence between a line and the one before. */
    long breathBefore(int line) {
        return line == 0
                ? 0
                : Slot.breath(sources.get(line - 1), sources.get(line).onset());
    }

    /** Where a line begins after one that ends there. */
    long start(int line, long previousEnd) {
        return line == 0 ? earliest[0] : Math.max(earliest[line], previousEnd + breathBefore(line));
    }

    /** Whether all lines can be spoken within the track at the fastest speed there is, with breaths between them. */
    boolean fits() {
        return size() == 0 || latestEnd[0] >= shortest(0);
    }

    /** @param speeds by their numbers, one for each line */
    List<Place> places(int[] speeds) {
        List<Place> places = new ArrayList<>(size());
        long end = 0;
        for (int i = 0; i < size(); i++) {
            long start = start(i, end);
            long length = Speeds.length(natural[i], speeds[i]);
            places.add(new Place(start, length, Speeds.of(speeds[i])));
            end = start + length;
        }
        return places;
    }

    /** Each in its share of the track, as fast as it takes, alike for all. */
    List<Place> packed() {
        double all = 0;
        for (long each : natural) {
            all += each;
        }
        double speed = Math.max(Speeds.FASTEST, all / total);
        long free = total - size();
        List<Place> places = new ArrayList<>(size());
        double before = 0;
        long start = 0;
        for (int i = 0; i < size(); i++) {
            before += natural[i];
            long end = i + 1 + Math.min(free, Math.round(free * (before / all)));
            long length = Math.clamp((long) Math.ceil(natural[i] / speed), 1, end - start);
            places.add(new Place(start, length, speed));
            start = end;
        }
        return places;
    }

    private long shortest(int line) {
        return Speeds.length(natural[line], Speeds.COUNT - 1);
    }
}

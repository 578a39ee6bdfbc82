package dev.storyreel.dub.align;

import dev.storyreel.dub.wording.Slot;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.media.Canvas;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Plans a dubbed track.
 *
 * <p>A line that does not fit its slot borrows the silence after it; if that is not enough, other words are wished for; until
 * they come, and after them, the voice is asked for another speed, then the take is stretched (0.85 to 1.3 in all), then
 * the next line begins late, and what is noticed is flagged. All lines are always there, whole, in order and not over each other,
 * and the last one ends within the track. A late line is caught up with as soon as there is room, so nothing drifts.
 *
 * <p>Which line gives way, and by how much, is decided for all lines together by {@link SpeedSearch}. Two things are beyond it. Where the
 * track's end comes too soon even for 1.3, lines before it begin earlier. Where all lines together are longer than the track even
 * at 1.3, all of them have one speed and follow each other from its start to its end.
 *
 * <p>Pure functions: the same lines give the same plan, on every machine. Safe for use by many threads.
 */
public final class Aligner {
    /** What nobody notices, as a line's onset: 125 ms late, 45 ms early (ITU-R BT.1359). */
    static final long NOTICED_LATE = Canvas.SAMPLE_RATE / 8;

    static final long NOTICED_EARLY = Canvas.SAMPLE_RATE * 45 / 1000;

    /** Later than half a second, a line is no longer that of the picture. */
    static final long MOST_LATE = Canvas.SAMPLE_RATE / 2;

    /** How much longer or shorter than the source, as a share, a line must not be. */
    static final double MOST_UNLIKE = 0.4;

    /** So little stretching is not heard, and not worth another take, which may cost something. */
    private static final double UNHEARD_STRETCH = 0.05;

    private Aligner() {}

    /**
     * @param lines in the order of their onsets
     * @param total length of the track in samples at 48 kHz; every line begins and ends within it, and it holds at least a
     *     sample for each line
     * @return the lines' places, in the same order
     * @throws IllegalArgumentException for lines out of order or beyond the track
     */
    public static List<PlacedLine> align(List<SpokenLine> lines, long total) {
        Track track = Track.of(lines, total);
        List<Track.Place> places = track.fits() ? track.places(new SpeedSearch(track).speeds()) : track.packed();
        List<PlacedLine> plan = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            plan.add(placed(lines.get(i), places.get(i), track.next(i)));
        }
        return List.copyOf(plan);
    }

    private static PlacedLine placed(SpokenLine line, Track.Place place, long next) {
        double voiceSpeed = voiceSpeed(line.take(), place.speed());
        long late = place.start() - line.source().onset();
        long filled =
                Math.min(place.start() + place.length(), next) - line.source().end();
        Wording wording = Wording.of(line.text(), line.take().natural(), Slot.of(line.source(), next), line.tries());
        return new PlacedLine(
                place.start(),
                place.length(),
                place.speed(),
                voiceSpeed,
                place.speed() / voiceSpeed,
                Math.max(0, filled),
                late,
                wording,
                flags(line, place, late, wording));
    }

    /** The take's own where that will do; else as near as the voice gets, so that as little as possible is stretched. */
    private static double voiceSpeed(Take take, double speed) {
        boolean willDo = Math.abs(speed / take.speed() - 1) <= UNHEARD_STRETCH;
        return willDo ? take.speed() : take.speeds().nearest(speed);
    }

    private static Set<LineFlag> flags(SpokenLine line, Track.Place place, long late, Wording wording) {
        Set<LineFlag> flags = EnumSet.noneOf(LineFlag.class);
        switch (wording) {
            case Wording.Shorter _ -> flags.add(LineFlag.NEEDS_SHORTER);
            case Wording.Longer _ -> flags.add(LineFlag.NEEDS_LONGER);
            case Wording.Fits _ -> {}
        }
        if (late > NOTICED_LATE) {
            flags.add(LineFlag.LATE);
        }
        if (-late > NOTICED_EARLY) {
            flags.add(LineFlag.EARLY);
        }
        if (place.speed() > Speeds.FASTEST) {
            flags.add(LineFlag.TOO_FAST);
        }
        double unlike = Math.abs((double) place.length() / line.source().length() - 1);
        if (flags.contains(LineFlag.TOO_FAST)
                || flags.contains(LineFlag.EARLY)
                || late > MOST_LATE
                || unlike > MOST_UNLIKE) {
            flags.add(LineFlag.REVIEW);
        }
        return flags;
    }
}

package dev.storyreel.dub.wording;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.media.Canvas;
import java.util.List;

/**
 * How long a dubbed line should be and may be, in samples at 48 kHz.
 *
 * @param speech how long the source speaks, at least 1
 * @param room how long the line may last without being in anyone's way: with the silence borrowed that follows, less a
 *     breath, but no more than {@link #LONGEST} times {@code speech}, for lips and pictures have moved on by then; at least
 *     half of {@code speech}, even if somebody else begins to speak before
 */
public record Slot(long speech, long room) {
    /** Silence between two lines, 50 ms; less where the source leaves less. */
    public static final long BREATH = Canvas.SAMPLE_RATE / 20;

    /** How much longer than the source's a line may be, as a ratio, and still count as the same length. */
    public static final double LONGEST = 1.2;

    /** @throws IllegalArgumentException without any length */
    public Slot {
        if (speech < 1 || room < 0) {
            throw new IllegalArgumentException("a slot of " + speech + " and " + room + " samples");
        }
    }

    /**
     * Of one of the lines of a track.
     *
     * @param total length of the track in samples
     */
    public static Slot of(List<SourceLine> lines, int index, long total) {
        return of(
                lines.get(index),
                index + 1 < lines.size() ? lines.get(index + 1).onset() : total);
    }

    /** @param next where the next line begins, or the track ends, in samples; may lie before this line's end */
    public static Slot of(SourceLine line, long next) {
        long speech = line.length();
        long free = next - breath(line, next) - line.onset();
        long room = Math.min(free, Math.round(LONGEST * speech));
        return new Slot(speech, Math.max((speech + 1) / 2, room));
    }

    /** The silence to be left after a line, in samples. */
    public static long breath(SourceLine line, long next) {
        return Math.clamp(next - line.end(), 0, BREATH);
    }
}

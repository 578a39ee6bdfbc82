package dev.storyreel.dub.align;

import dev.storyreel.dub.wording.Wording;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a line goes and how it gets its length. Times are in samples at 48 kHz.
 *
 * @param start where it begins
 * @param length how long it is when it is spoken and stretched, at least 1
 * @param speed how much faster than the voice's own it is heard, 0.85 to 1.3; more only if it is {@link LineFlag#TOO_FAST}
 * @param voiceSpeed what the voice is to be asked for; the take's own speed where that take is to be used
 * @param stretch by how much faster than it was spoken it is to be played, at the same pitch; with {@code voiceSpeed} it makes
 *     up {@code speed}. Of a take that is still to be spoken it is what is expected
 * @param borrowed how much of the silence after the source's line it fills
 * @param late how much later than the source it begins; negative if earlier
 * @param wording what other words would be better
 */
public record PlacedLine(
        long start,
        long length,
        double speed,
        double voiceSpeed,
        double stretch,
        long borrowed,
        long late,
        Wording wording,
        Set<LineFlag> flags) {
    public PlacedLine {
        flags = flags.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    /** The sample after its last one. */
    public long end() {
        return start + length;
    }

    public boolean has(LineFlag flag) {
        return flags.contains(flag);
    }
}

package dev.storyreel.media;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a dubbed track is mixed of. All files are 48 kHz, mono or stereo, 16 bit or float, as {@link MediaEngine#takeSound} gives
 * them, and begin at the track's start.
 *
 * @param voice the dubbed voice alone; the mix is as long as it
 * @param bed what is heard behind it, played once; what is longer than the voice is left out, after its end there is silence
 * @param source the voice that the bed belongs to: the bed stays as far below the dubbed voice as it was below this. Without it,
 *     the bed is 13 LU below the voice where nobody speaks
 * @param loudness what the whole is brought to; silence stays silent
 */
public record DubMix(
        Path voice, @Nullable Path bed, @Nullable Path source, Loudness loudness) {
    public DubMix {
        Objects.requireNonNull(voice);
        Objects.requireNonNull(loudness);
    }
}

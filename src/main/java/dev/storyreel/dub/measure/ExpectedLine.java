package dev.storyreel.dub.measure;

import dev.storyreel.dub.SourceLine;
import java.util.Objects;

/**
 * What is looked for in the finished sound.
 *
 * @param source what it stands for
 * @param take the voice's recording of it, as the voice gave it
 * @param voiceSpeed at which the voice spoke it; 1 is its own
 */
public record ExpectedLine(SourceLine source, Envelope take, double voiceSpeed) {
    public ExpectedLine {
        Objects.requireNonNull(source);
        Objects.requireNonNull(take);
        if (!(voiceSpeed > 0)) {
            throw new IllegalArgumentException("a voice speed of " + voiceSpeed);
        }
    }
}

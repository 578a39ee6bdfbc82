package dev.storyreel.dub.align;

import dev.storyreel.dub.SourceLine;
import java.util.Objects;

/**
 * A line of the source and what was spoken for it.
 *
 * @param text in the language it is dubbed in
 * @param tries how often it was worded anew, from 0
 */
public record SpokenLine(SourceLine source, String text, Take take, int tries) {
    public SpokenLine {
        Objects.requireNonNull(source);
        Objects.requireNonNull(text);
        Objects.requireNonNull(take);
    }
}

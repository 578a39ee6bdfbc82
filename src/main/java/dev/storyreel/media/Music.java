package dev.storyreel.media;

import java.nio.file.Path;
import java.util.Objects;

/** What plays under a film's narration: it gives way to speech, comes back in pauses and fades out with the film. */
public sealed interface Music {
    /** No music. */
    Music NONE = new None();

    /** No music. */
    record None() implements Music {}

    /**
     * Music that the engine makes itself. The same style and seed give the same music.
     *
     * @param seed decides key, chords and melody
     */
    record Generated(Style style, long seed) implements Music {
        public Generated {
            Objects.requireNonNull(style);
        }
    }

    /**
     * A file, repeated as often as needed, each time faded over into its beginning.
     *
     * @param wav of the form that {@link MediaEngine#normaliseAudio} gives, of at least a second
     */
    record OwnFile(Path wav) implements Music {
        public OwnFile {
            Objects.requireNonNull(wav);
        }
    }

    /** The kinds of generated music. */
    enum Style {
        /** Slow chords of soft pads, with a bell now and then. */
        AMBIENT,
        /** The same with a light pulse, about 105 beats a minute. */
        UPBEAT
    }
}

package dev.storyreel.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Who speaks a new film, or one that is there. */
final class VoiceOptions {
    private static final double SLOWEST = 0.5;
    private static final double FASTEST = 2;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--voice",
            paramLabel = "VOICE",
            description =
                    "who speaks: an id or a name that storyreel voices lists, or auto (new films: the preset's, or auto)")
    private @Nullable String voice;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "of the voice, 0.5-2 (new films: the preset's, or 1)")
    private @Nullable Double speed;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "of what is said, such as en, de or pt-BR (new films: the preset's, the voice's own, or en)")
    private @Nullable String language;

    /** Whose voice it is, of the film or of one scene. */
    @Nullable
    String voice() {
        return voice;
    }

    /** What is of the film as a whole. */
    Fields ofFilm() {
        if (speed != null && !(speed >= SLOWEST && speed <= FASTEST)) {
            throw new ParameterException(spec.commandLine(), "--speed: must be 0.5 to 2, not " + speed);
        }
        return new Fields().put("speed", speed).put("language", language);
    }
}

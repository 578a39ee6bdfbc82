package dev.storyreel.cli;

import dev.storyreel.error.StoryreelException;
import java.net.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Turns whatever was thrown into one line with a code. */
final class Failures {
    private static final int MAX_DEPTH = 30;

    private Failures() {}

    static CommandFailure of(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < MAX_DEPTH; depth++, at = at.getCause()) {
            if (at instanceof CommandFailure failure) {
                return failure;
            }
            if (at instanceof StoryreelException named) {
                return named(named, thrown);
            }
            if (at instanceof PortInUseException port) {
                return portInUse(String.valueOf(port.getPort()), thrown);
            }
            if (at instanceof BindException) {
                return portInUse("asked for", thrown);
            }
        }
        return new CommandFailure(CliError.INTERNAL_ERROR, describe(thrown) + " (--verbose shows more)", thrown);
    }

    /** A named failure that no production reports is one of this machine's set-up. */
    private static CommandFailure named(StoryreelException named, Throwable thrown) {
        String message = String.valueOf(named.getMessage());
        return new CommandFailure(named.errorCode().code(), ExitCode.ENVIRONMENT, message, thrown);
    }

    private static CommandFailure portInUse(String port, Throwable thrown) {
        String message =
                "the port " + port + " is in use; stop who listens there or choose another with --port (0: any)";
        return new CommandFailure(CliError.PORT_IN_USE, message, thrown);
    }

    /** The innermost message, which names the thing. */
    private static String describe(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at.getCause() != null && depth < MAX_DEPTH; depth++) {
            at = at.getCause();
        }
        return oneLine(at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage());
    }

    /** Without what would move or colour what a terminal shows, or turn it round. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cf}\\p{Cs}]+", "")
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
    }
}

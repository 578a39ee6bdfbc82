package dev.storyreel.cli;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A command's end that is not good: one line for people.
 *
 * @see ExitCode
 */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int exitCode;

    CommandFailure(CliError error, String message) {
        this(error, message, null);
    }

    CommandFailure(CliError error, String message, @Nullable Throwable cause) {
        this(error.code(), error.exitCode(), message, cause);
    }

    /** A failure that another side named, e.g. the server. */
    CommandFailure(String code, int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.exitCode = exitCode;
    }

    String code() {
        return code;
    }

    int exitCode() {
        return exitCode;
    }

    /** The same in other words. */
    CommandFailure withMessage(UnaryOperator<String> words) {
        return new CommandFailure(code, exitCode, words.apply(String.valueOf(getMessage())), this);
    }

    String line() {
        return "storyreel: " + code + ": " + getMessage();
    }
}

package dev.storyreel.cli;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How a command can fail on its own side. */
enum CliError implements ErrorCode {
    USAGE(ErrorType.USER, ExitCode.USAGE),
    /** A script or scenes that a film is to be made of, or the words of a recording. */
    SCRIPT_UNREADABLE(ErrorType.USER, ExitCode.USAGE),
    /** A picture, music or recording of the user's own. */
    MEDIA_UNREADABLE(ErrorType.USER, ExitCode.USAGE),
    /** The folder for the result holds another one. */
    OUT_NOT_EMPTY(ErrorType.USER, ExitCode.USAGE),
    OUT_NOT_WRITABLE(ErrorType.RESOURCES, ExitCode.ENVIRONMENT),
    PORT_IN_USE(ErrorType.USER, ExitCode.ENVIRONMENT),
    /** Nobody answers where the studio should be. */
    STUDIO_UNREACHABLE(ErrorType.RESOURCES, ExitCode.ENVIRONMENT),
    STUDIO_NOT_STARTED(ErrorType.INTERNAL, ExitCode.ENVIRONMENT),
    /** The studio answered with something that makes no sense, or that would leave the folder of the result. */
    STUDIO_BAD_ANSWER(ErrorType.INTERNAL, ExitCode.FAILED),
    UNAUTHORIZED(ErrorType.USER, ExitCode.REFUSED),
    /** The storage that the studio named did not take a file. */
    UPLOAD_FAILED(ErrorType.RESOURCES, ExitCode.FAILED),
    DOWNLOAD_FAILED(ErrorType.RESOURCES, ExitCode.FAILED),
    PRODUCTION_CANCELLED(ErrorType.USER, ExitCode.FAILED),
    INTERNAL_ERROR(ErrorType.INTERNAL, ExitCode.FAILED);

    private final ErrorType type;
    private final int exitCode;

    CliError(ErrorType type, int exitCode) {
        this.type = type;
        this.exitCode = exitCode;
    }

    @Override
    public ErrorType type() {
        return type;
    }

    int exitCode() {
        return exitCode;
    }
}

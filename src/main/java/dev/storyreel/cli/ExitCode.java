package dev.storyreel.cli;

/** What a command's end means to the shell. */
final class ExitCode {
    static final int OK = 0;
    /** The production failed. */
    static final int FAILED = 1;
    /** The command or what it was given is wrong. */
    static final int USAGE = 2;
    /** Something of this machine or its network is missing: FFmpeg, database, data directory, port, server. */
    static final int ENVIRONMENT = 3;
    /** The server does not let us. */
    static final int REFUSED = 4;
    /** Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}

package dev.storyreel.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a command's end means to the shell. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;
    static final int REFUSED = 4;
    /** Ctrl-C; other signals end with 128 + their number, too. */
    static final int INTERRUPTED = 130;

    /** For people, in order. */
    static final Map<String, String> MEANINGS = meanings();

    private ExitCode() {}

    private static Map<String, String> meanings() {
        Map<Integer, String> meanings = new LinkedHashMap<>();
        meanings.put(OK, "done");
        meanings.put(FAILED, "the film or dub failed or was cancelled, or one of its languages failed");
        meanings.put(USAGE, "the command is wrong, or names what is not there: a project, scene, preset or file");
        meanings.put(ENVIRONMENT, "something is missing or fails here: FFmpeg, database, data directory, port, server");
        meanings.put(REFUSED, "the server refuses: no key, a wrong one, or it is being worked at or was changed");
        meanings.put(INTERRUPTED, "interrupted; what was begun is cancelled");
        Map<String, String> shown = new LinkedHashMap<>();
        meanings.forEach((code, meaning) -> shown.put("%3d".formatted(code), meaning));
        return Collections.unmodifiableMap(shown);
    }
}

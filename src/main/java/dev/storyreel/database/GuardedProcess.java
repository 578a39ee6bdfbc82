package dev.storyreel.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that cannot outlive this process. A small shell starts the server and reads from a pipe that this
 * process alone writes to: the pipe ends when we close it or when we die, by whatever means, and then the shell stops the
 * server. So there is one way to stop it, and it needs no cooperation of ours.
 *
 * <p>Server and shell are a session of their own: a Ctrl-C in the terminal is for us alone, who still have work to hand
 * back to the database.
 */
final class GuardedProcess {
    private static final Logger log = LoggerFactory.getLogger(GuardedProcess.class);

    /**
     * SIGINT is PostgreSQL's "fast shutdown": ends sessions, writes everything, stops. It is sent again and again because
     * a server that has only just begun does not hear it, and one that stops already takes no harm; but only for as long
     * as it is there, since its number may become another's.
     */
    private static final String GUARD = """
            trap '' HUP INT TERM
            exec 3<&0
            "$@" 3<&- </dev/null &
            server=$!
            {
              while read -r _; do :; done <&3
              n=0; while kill -INT "$server" && [ $n -lt 250 ]; do sleep 0.1; n=$((n+1)); done
              n=0; while kill -QUIT "$server" && [ $n -lt 50 ]; do sleep 0.1; n=$((n+1)); done
              kill -KILL "$server"
            } 2>/dev/null &
            guard=$!
            exec 3<&-
            wait "$server"
            code=$?
            kill -KILL "$guard" 2>/dev/null
            exit $code
            """;

    private static final int STOP_SECONDS = 60;

    private final Process process;

    private GuardedProcess(Process process) {
        this.process = process;
    }

    static GuardedProcess start(List<String> server, Map<String, String> environment, Path logFile) throws IOException {
        List<String> command = new ArrayList<>(newSession());
        command.addAll(List.of("sh", "-c", GUARD, "storyreel-postgres-guard"));
        command.addAll(server);
        ProcessBuilder builder =
                Commands.of(command).redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        builder.environment().putAll(environment);
        return new GuardedProcess(builder.start());
    }

    private static List<String> newSession() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        return mac ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV") : List.of("setsid");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Runs the action on a thread of its own when the server has ended, for whatever reason. */
    void whenEnded(Runnable action) {
        Thread.ofPlatform().name("embedded-postgres-watch").daemon().start(() -> {
            Process ended = process.onExit().join();
            log.debug("the server ended with {}", ended.exitValue());
            action.run();
        });
    }

    /** Stops the server and waits until it is gone, at most a minute even when interrupted. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The shell has ended already.
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                boolean ended = process.waitFor(1, TimeUnit.SECONDS);
                if (ended) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

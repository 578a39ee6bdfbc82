package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs. */
final class Commands {
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

    private Commands() {}

    /** Of this process's environment a program is told only where things are: keys and passwords are not for it. */
    static ProcessBuilder of(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(PASSED_ON);
        return builder;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the same user goes by another name. */
    static List<String> asOrdinaryUser(List<String> command) {
        if (!CurrentUser.isRoot()) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "--user"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** One that must end well in time. */
    static void run(List<String> command, Duration limit) throws IOException, InterruptedException {
        Path output = Files.createTempFile("storyreel-", ".log");
        Process process = null;
        try {
            ProcessBuilder builder = of(command);
            builder.environment().put("LC_ALL", "C");
            process = builder.redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(command, "it took longer than " + limit.toSeconds() + " s", output);
            }
            if (process.exitValue() != 0) {
                throw failed(command, "it ended with " + process.exitValue(), output);
            }
        } finally {
            if (process != null && process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Files.delete(output);
        }
    }

    /** Sends INT, QUIT and the like, for which Java has no call. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        run(
                List.of("sh", "-c", "kill -\"$0\" \"$1\" 2>/dev/null || :", name, Long.toString(pid)),
                Duration.ofSeconds(10));
    }

    private static StoryreelException failed(List<String> command, String how, Path output) throws IOException {
        return failure(
                Path.of(command.stream()
                                        .filter(part -> part.startsWith("/"))
                                        .findFirst()
                                        .orElse(command.get(0)))
                                .getFileName()
                        + ": " + how,
                LogTail.of(output, 0));
    }

    /** @param said the last lines of what the program said */
    static StoryreelException failure(String what, String said) {
        String fix = said.contains("unshare failed")
                ? "; PostgreSQL does not run as root and no user namespace is allowed here: run Storyreel as an ordinary"
                        + " user, or set DATABASE_URL"
                : "";
        return new StoryreelException(
                DatabaseError.EMBEDDED_DATABASE_FAILED,
                "the embedded PostgreSQL did not start (" + what + ")" + fix + (said.isEmpty() ? "" : ": " + said));
    }
}

package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The product in a process of its own, started with the command that {@code ./storyreel} ends in. */
final class Program {
    private static final List<String> SETTINGS = List.of(
            "DATABASE_URL",
            "REDIS_URL",
            "API_KEY",
            "CORS_ORIGINS",
            "MAX_CONCURRENT_JOBS",
            "WORKER_ENABLED",
            "PORT",
            "STORYREEL_ADDRESS",
            "STORYREEL_DATA",
            "STORYREEL_URL",
            "TMPDIR");

    private final Process process;
    private final Output out;
    private final Output errors;
    private final Set<ProcessHandle> family = new LinkedHashSet<>();

    private Program(Process process) {
        this.process = process;
        this.out = new Output(process.inputReader(StandardCharsets.UTF_8));
        this.errors = new Output(process.errorReader(StandardCharsets.UTF_8));
    }

    /**
     * Starts it with small films, and with a folder of its own for temporary files.
     *
     * @param launcher what the command is given to; none to run it as it is
     * @param environment beside that of this process, from which the product's own settings are taken out
     */
    static Program start(
            List<String> launcher,
            Path temporary,
            Map<String, String> environment,
            List<String> arguments,
            String input)
            throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstoryreel.story.short-side=180",
                "-Dstoryreel.jobs.shutdown-grace=0s",
                "-cp",
                classPath(),
                "dev.storyreel.cli.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(SETTINGS);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        Program program = new Program(process);
        try (var standardInput = process.outputWriter(StandardCharsets.UTF_8)) {
            standardInput.write(input);
        } catch (IOException _) {
            // it ended without reading; its exit code tells why
        }
        return program;
    }

    /** Without the classes of tests, whose beans the product would find. */
    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return String.join(
                separator,
                Stream.of(System.getProperty("java.class.path").split(separator, -1))
                        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                        .toList());
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it writes a line that begins so, and returns the rest of the line. */
    String await(String start) {
        until("\"" + start + "\" is written", () -> {
            if (!process.isAlive() && said(start).isEmpty()) {
                throw new AssertionError("it ended: " + this);
            }
            return !said(start).isEmpty();
        });
        return said(start).getFirst().substring(start.length());
    }

    /** Whether a line on standard error begins so, as far as it has come. */
    boolean hasTold(String start) {
        return errors.lines().stream().anyMatch(line -> line.startsWith(start));
    }

    private List<String> said(String start) {
        return out.lines().stream().filter(line -> line.startsWith(start)).toList();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(Patience.DEADLINE)) {
            throw new AssertionError("it does not end: " + this);
        }
        return process.exitValue();
    }

    List<String> out() throws InterruptedException {
        return out.whole();
    }

    String errors() throws InterruptedException {
        return String.join("\n", errors.whole());
    }

    /** Sends a signal to this process alone, having noted which processes it has started. */
    void signal(String name) throws IOException, InterruptedException {
        noteFamily();
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("cannot send " + name + " to " + this);
        }
    }

    /** How many encoders it runs. */
    long encoders() {
        try (Stream<ProcessHandle> children = process.descendants()) {
            return children.filter(child -> child.info().command().orElse("").contains("ffmpeg"))
                    .count();
        }
    }

    /** Whether all that it was seen to have started has ended; those not yet buried by their parent have. */
    boolean leftNothing() {
        return family.stream()
                .noneMatch(member -> member.isAlive() && member.info().command().isPresent());
    }

    private void noteFamily() {
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            descendants.forEach(family::add);
        }
    }

    /** Ends it and all that it has started. */
    void destroy() {
        noteFamily();
        process.destroyForcibly().onExit().join();
        family.forEach(ProcessHandle::destroyForcibly);
        until("all processes have ended", this::leftNothing);
    }

    @Override
    public String toString() {
        return "out:\n" + String.join("\n", out.lines()) + "\nerrors:\n" + String.join("\n", errors.lines());
    }
}

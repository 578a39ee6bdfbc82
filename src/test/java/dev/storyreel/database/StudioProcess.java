package dev.storyreel.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Java process that holds a data directory, to be killed in the middle of it. */
final class StudioProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private StudioProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param mode {@code hold} the directory, {@code serve} its database, or serve one in an {@code odd} path below */
    static StudioProcess start(String mode, Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                mode,
                directory.toString()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new StudioProcess(builder.redirectErrorStream(true).start());
    }

    /** Waits for the line that begins with the word, and returns the rest of it. */
    String await(String word) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("it ended and said:\n" + said);
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL, to this process alone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("not killed");
        }
    }

    /** SIGTERM. */
    void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("not ended");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other side. It ends when this side does. */
    static final class Main {
        private Main() {}

        public static void main(String[] args) throws IOException {
            Path path = Path.of(args[1]);
            if (args[0].equals("odd")) {
                path = path.resolve("Straße 'der' Bücher 東京 " + "x".repeat(100));
            }
            DataDirectory directory = TestDatabase.hold(path);
            directory.publishUrl(URI.create("http://127.0.0.1:8080"));
            if (args[0].equals("hold")) {
                System.out.println("ready " + ProcessHandle.current().pid());
            } else {
                EmbeddedPostgres server = EmbeddedPostgres.start(directory);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                String version = TestDatabase.query(server.target(), "SHOW server_version");
                TestDatabase.execute(server.target(), "CREATE TABLE IF NOT EXISTS notes (text text)");
                TestDatabase.execute(server.target(), "INSERT INTO notes VALUES ('written by " + version + "')");
                System.out.println("ready " + server.target().shown());
            }
            int end = System.in.read();
            System.out.println("ended " + end);
            System.exit(0);
        }
    }
}

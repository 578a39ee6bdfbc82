package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;

import dev.storyreel.production.JobResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker in a Java process of its own, which can be paused and killed as a machine would. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private WorkerProcess(Process process) {
        this.process = process;
        Thread.startVirtualThread(this::read);
    }

    /** Its first job begins, waits until {@code release} exists, and only then publishes its file and ends. */
    static WorkerProcess start(String databaseUrl, Path data, Path release) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerProcess.class.getName(),
                databaseUrl,
                data.toString(),
                release.toString());
        return new WorkerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static void main(String[] args) throws InterruptedException {
        Path release = Path.of(args[2]);
        TestWorker worker = TestWorker.start(args[0], Path.of(args[1]), "storyreel.jobs.heartbeat=200ms");
        worker.jobs().let(FIRST, job -> {
            System.out.println("begun " + job.attempt());
            waitFor(release);
            try {
                job.publish("film.txt", "from the first worker".getBytes(StandardCharsets.UTF_8), "text/plain");
            } finally {
                System.out.println("ended " + job.attempt());
            }
            return JobResult.done();
        });
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private static void waitFor(Path file) {
        while (!Files.exists(file)) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException _) {
                // goes on: the test is about what a stale worker may still do
            }
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException _) {
            // it was killed
        }
    }

    /** Waits for a line; those before it are passed over. */
    void await(String line) throws InterruptedException {
        String next = lines.poll(60, TimeUnit.SECONDS);
        while (next != null && !next.equals(line)) {
            next = lines.poll(60, TimeUnit.SECONDS);
        }
        if (next == null) {
            throw new AssertionError("the worker never said \"" + line + "\"");
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError("cannot send " + name);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

package dev.storyreel.provider.local;

import dev.storyreel.media.ProcessGroup;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a program of this machine: bytes in, what it says out. It is a process of its own, so what crashes it costs one
 * request. Safe for use by many threads.
 */
public final class InstalledProgram {
    private static final int MOST_COMPLAINTS = 2_000;

    private final String title;
    private final String program;
    private final Duration longest;
    private final int mostBytes;

    /**
     * @param title as people know it
     * @param program its name, which is looked for on the PATH, or its path
     * @param longest how long it may run
     * @param mostBytes that it may say, not included
     */
    public InstalledProgram(String title, String program, Duration longest, int mostBytes) {
        this.title = title;
        this.program = program;
        this.longest = longest;
        this.mostBytes = mostBytes;
    }

    /** What a program is to read. */
    @FunctionalInterface
    public interface Input {
        /** @throws IOException if the program reads no more, which is no failure of its own */
        void writeTo(OutputStream program) throws IOException, InterruptedException;
    }

    /**
     * How it ended.
     *
     * @param exit 0 if all went well
     * @param said all that it wrote
     * @param complaint the beginning of what it wrote to its standard error, as one text
     */
    public record Ended(int exit, byte[] said, String complaint) {}

    /** Where it is; empty if it is not installed. */
    public Optional<Path> path() {
        Path named = Path.of(program);
        Stream<Path> places = named.getNameCount() > 1 || named.isAbsolute()
                ? Stream.of(named)
                : Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder).resolve(named));
        return places.filter(Files::isExecutable).filter(Files::isRegularFile).findFirst();
    }

    /**
     * Runs it to its end, which has to be a good one.
     *
     * @return what it said
     * @throws ProviderException as {@link #run}, and {@link ProviderError#PROVIDER_UNAVAILABLE} if it fails
     */
    public byte[] run(byte[] input, List<String> options) throws InterruptedException {
        Ended ended = run(pipe -> pipe.write(input), options);
        if (ended.exit() != 0) {
            throw failed(ended);
        }
        return ended.said();
    }

    /** That it did not end well. */
    public ProviderException failed(Ended ended) {
        String told = ended.complaint().isEmpty() ? "" : ": " + ended.complaint();
        return new ProviderException(ProviderError.PROVIDER_UNAVAILABLE, title + " ended with " + ended.exit() + told);
    }

    /**
     * Runs it to its end; an interrupt ends it. What the input throws is thrown here, once the program has ended.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if it cannot be started,
     *     {@link ProviderError#PROVIDER_TIMEOUT}, {@link ProviderError#PROVIDER_ANSWER_CUT} if it says too much
     */
    public Ended run(Input input, List<String> options) throws InterruptedException {
        Path installed = path().orElseThrow(
                        () -> new ProviderException(ProviderError.PROVIDER_UNAVAILABLE, title + " is not installed"));
        List<String> command =
                Stream.concat(Stream.of(installed.toString()), options.stream()).toList();
        try (ProcessGroup group = new ProcessGroup()) {
            return run(input, group, group.start(new ProcessBuilder(command)));
        } catch (IOException e) {
            throw new ProviderException(
                    ProviderError.PROVIDER_UNAVAILABLE, title + " cannot be run: " + e.getMessage(), e);
        }
    }

    private Ended run(Input input, ProcessGroup group, Process process) throws IOException, InterruptedException {
        Executor later = CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> end = CompletableFuture.runAsync(group::close, later);
        Aside<byte[]> said = Aside.start(() -> read(process.getInputStream(), mostBytes));
        Aside<byte[]> complaints = Aside.start(() -> read(process.getErrorStream(), MOST_COMPLAINTS));
        Aside<Boolean> fed = Aside.start(() -> feed(input, process.getOutputStream()));
        try {
            int exit = process.waitFor();
            requireInTime(group);
            byte[] output = said.await();
            String complaint = new String(complaints.await(), StandardCharsets.UTF_8).strip();
            requireInTime(group);
            fed.await();
            if (output.length == mostBytes) {
                throw new ProviderException(
                        ProviderError.PROVIDER_ANSWER_CUT, title + " said more than anything could be worth");
            }
            return new Ended(exit, output, complaint);
        } finally {
            end.cancel(false);
            group.close();
            fed.end();
        }
    }

    private void requireInTime(ProcessGroup group) {
        if (group.isClosed()) {
            throw new ProviderException(
                    ProviderError.PROVIDER_TIMEOUT, title + " took longer than " + longest.toSeconds() + " s");
        }
    }

    /** Reads all that comes, so that the process never waits for a reader, and keeps as much as is wanted. */
    private static byte[] read(InputStream stream, int most) throws IOException {
        try (stream) {
            byte[] read = stream.readNBytes(most);
            stream.transferTo(OutputStream.nullOutputStream());
            return read;
        }
    }

    private static boolean feed(Input input, OutputStream pipe) throws InterruptedException {
        try (pipe) {
            input.writeTo(pipe);
            return true;
        } catch (IOException e) {
            // it has ended: how, its exit tells
            return false;
        }
    }

    /** What is done beside the waiting for the process. */
    private record Aside<T>(Thread thread, CompletableFuture<T> result) {
        static <T> Aside<T> start(Callable<T> work) {
            CompletableFuture<T> result = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    result.complete(work.call());
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
            return new Aside<>(thread, result);
        }

        T await() throws IOException, InterruptedException {
            try {
                return result.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case InterruptedException interrupt -> throw interrupt;
                    case null, default -> throw new IOException("its pipes cannot be used", e.getCause());
                }
            }
        }

        /** Once the process is dead nothing keeps it but its own waiting. */
        void end() {
            thread.interrupt();
            boolean interrupted = Thread.interrupted();
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

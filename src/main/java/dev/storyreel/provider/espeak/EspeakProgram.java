package dev.storyreel.provider.espeak;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs espeak-ng: text in, what it says out. */
final class EspeakProgram {
    /** A quarter of an hour of its sound. */
    private static final int MOST_BYTES = 40 << 20;

    private static final int MOST_COMPLAINTS = 2_000;

    private final EspeakSettings settings;

    EspeakProgram(EspeakSettings settings) {
        this.settings = settings;
    }

    /** Where it is; empty if it is not installed. */
    Optional<Path> path() {
        Path named = Path.of(settings.program());
        Stream<Path> places = named.getNameCount() > 1 || named.isAbsolute()
                ? Stream.of(named)
                : Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder).resolve(named));
        return places.filter(Files::isExecutable).filter(Files::isRegularFile).findFirst();
    }

    /**
     * Runs it to its end; an interrupt ends it.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if it cannot be started or fails,
     *     {@link ProviderError#PROVIDER_TIMEOUT}
     */
    byte[] run(String input, List<String> options) throws InterruptedException {
        Path program = path().orElseThrow(
                        () -> new ProviderException(ProviderError.PROVIDER_UNAVAILABLE, "espeak-ng is not installed"));
        List<String> command =
                Stream.concat(Stream.of(program.toString()), options.stream()).toList();
        try (ProcessGroup group = new ProcessGroup()) {
            return run(input, group, group.start(new ProcessBuilder(command)));
        } catch (IOException e) {
            throw new ProviderException(
                    ProviderError.PROVIDER_UNAVAILABLE, "espeak-ng cannot be run: " + e.getMessage(), e);
        }
    }

    private byte[] run(String input, ProcessGroup group, Process process) throws IOException, InterruptedException {
        Executor later = CompletableFuture.delayedExecutor(settings.wholeCall().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> end = CompletableFuture.runAsync(group::close, later);
        Pipe output = Pipe.read(process.getInputStream(), MOST_BYTES);
        Pipe complaints = Pipe.read(process.getErrorStream(), MOST_COMPLAINTS);
        Thread feed = Thread.ofVirtual().start(() -> feed(process.getOutputStream(), input));
        try {
            int exit = process.waitFor();
            requireInTime(group);
            byte[] said = output.await();
            String complained = new String(complaints.await(), StandardCharsets.UTF_8).strip();
            requireInTime(group);
            if (said.length == MOST_BYTES) {
                throw new ProviderException(
                        ProviderError.PROVIDER_ANSWER_CUT, "espeak-ng spoke for longer than any scene lasts");
            }
            if (exit != 0) {
                throw new ProviderException(
                        ProviderError.PROVIDER_UNAVAILABLE, "espeak-ng ended with " + exit + ": " + complained);
            }
            return said;
        } finally {
            end.cancel(false);
            group.close();
            feed.interrupt();
        }
    }

    private void requireInTime(ProcessGroup group) {
        if (group.isClosed()) {
            throw new ProviderException(
                    ProviderError.PROVIDER_TIMEOUT,
                    "espeak-ng took longer than " + settings.wholeCall().toSeconds() + " s");
        }
    }

    private static void feed(OutputStream pipe, String input) {
        try (pipe) {
            pipe.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it has ended: how, its exit tells
        }
    }

    /** Reads all that comes, so that the process never waits for a reader, and keeps as much as is wanted. */
    private record Pipe(CompletableFuture<byte[]> bytes) {
        static Pipe read(InputStream stream, int most) {
            CompletableFuture<byte[]> bytes = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (stream) {
                    byte[] read = stream.readNBytes(most);
                    stream.transferTo(OutputStream.nullOutputStream());
                    bytes.complete(read);
                } catch (Throwable e) {
                    bytes.completeExceptionally(e);
                }
            });
            return new Pipe(bytes);
        }

        byte[] await() throws IOException, InterruptedException {
            try {
                return bytes.get();
            } catch (ExecutionException e) {
                throw new IOException("what it says cannot be read", e.getCause());
            }
        }
    }
}

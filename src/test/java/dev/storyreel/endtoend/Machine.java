package dev.storyreel.endtoend;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Where a test's programs run: each is started here, and none outlives the test. */
final class Machine implements AutoCloseable {
    private static final Path FFMPEG_CACHE = Path.of("target", "ffmpeg").toAbsolutePath();

    private final List<Program> programs = new ArrayList<>();
    private final Path temporary;

    Machine() throws IOException {
        this.temporary = Files.createTempDirectory("storyreel-test-");
    }

    static Path ffmpeg() throws InterruptedException {
        return new FfmpegFinder("", "", FFMPEG_CACHE).find().executable();
    }

    Program run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), "", arguments);
    }

    Program run(Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        return run(List.of(), environment, input, arguments);
    }

    private Program run(List<String> launcher, Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("STORYREEL_FFMPEG", ffmpeg().toString());
        Program program = Program.start(launcher, temporary, all, List.of(arguments), input);
        programs.add(program);
        return program;
    }

    /** A server on any free port that is ready. */
    Studio serve(Path data) throws IOException, InterruptedException {
        return serve(data, Map.of());
    }

    Studio serve(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        return serve(List.of(), data, environment);
    }

    /** @param launcher what the server's command is given to */
    Studio serve(List<String> launcher, Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        Program program = run(launcher, environment, "", "serve", "--port", "0", "--data", data.toString());
        String address = program.await("Storyreel is ready at ").split(" ", 2)[0];
        return new Studio(program, URI.create(address));
    }

    /** The temporary files of all programs. */
    List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }

    /** The processes that were started with this text in their command. */
    static List<String> processesNaming(Path path) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(path.toString()))
                .toList();
    }

    /** What is left of the attempts of workers, without the marks of those that live. */
    static List<Path> workFiles(Path data) throws IOException {
        Path work = data.resolve("work");
        if (!Files.exists(work)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    /** Each line of the hashes of a film's decoded pictures. */
    static List<String> pictures(Path film) throws IOException, InterruptedException {
        List<String> decode = List.of(
                ffmpeg().toString(), "-v", "error", "-i", film.toString(), "-map", "0:v:0", "-f", "framemd5", "-");
        Process process = new ProcessBuilder(decode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = process.inputReader().readAllLines();
        if (process.waitFor() != 0) {
            throw new AssertionError(film + " cannot be decoded");
        }
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split(",", -1)).getLast().strip())
                .toList();
    }

    @Override
    public void close() throws IOException {
        programs.forEach(Program::destroy);
        FileSystemUtils.deleteRecursively(temporary);
    }
}

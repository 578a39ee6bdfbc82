package dev.storyreel.bench;

import dev.storyreel.media.SceneFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The tools that such films are commonly made with, as far as they are installed; the scripts are in {@code bench/peers}. */
final class Peers {
    private static final Path SCRIPTS = Path.of("bench", "peers").toAbsolutePath();
    private static final Path REMOTION = SCRIPTS.resolve("remotion");
    private static final long LONGEST_MINUTES = 30;

    private final Path folder;
    private final Path sheet;
    private final String ffmpeg;

    /** @param folder with the film's pictures and voices; for what is written, too */
    Peers(Path folder, SceneFilm film) throws IOException {
        this.folder = folder;
        this.sheet = folder.resolve("film.json");
        this.ffmpeg = film.ffmpeg().toString();
        Files.writeString(sheet, JsonMapper.shared().writeValueAsString(film.sheet()));
    }

    /** Measures each once, beside rendering in the same run. */
    void measure(Trials rendering, Report report) throws Exception {
        Optional<String> moviePy = said(python(), "-c", "import moviepy; print('MoviePy', moviepy.__version__)");
        moviePy.ifPresent(report::with);
        String howMoviePy = "not installed: pip install moviepy; STORYREEL_BENCH_PYTHON names another python3";
        measure("MoviePy in one pass", "≥ 2.5", moviePy.map(_ -> moviePy("one")), howMoviePy, rendering, report);
        measure("MoviePy in three passes", "≥ 5.5", moviePy.map(_ -> moviePy("three")), howMoviePy, rendering, report);
        measure(
                "Remotion",
                "≥ 5.5",
                remotion(report),
                "not installed: npm install in bench/peers/remotion; it is free of charge for small companies only",
                rendering,
                report);
    }

    private void measure(
            String name, String asked, Optional<List<String>> command, String how, Trials rendering, Report report)
            throws Exception {
        if (command.isEmpty()) {
            report.add(name + " ÷ rendering", asked, how, "");
            return;
        }
        Trials trials = new Trials(name, false);
        trials.run(() -> run(command.get()));
        trials.report(report);
        trials.reportOver(rendering, name + " ÷ rendering", asked, report);
    }

    private List<String> moviePy(String passes) {
        return List.of(python(), file(SCRIPTS.resolve("film.py")), file(sheet), film(), passes);
    }

    private Optional<List<String>> remotion(Report report) {
        Path cli = REMOTION.resolve("node_modules/@remotion/cli/remotion-cli.js");
        if (!Files.exists(cli)) {
            return Optional.empty();
        }
        Optional<String> version =
                said("node", "-p", "require('" + REMOTION + "/node_modules/remotion/package.json').version");
        version.ifPresent(known -> report.with("Remotion " + known));
        List<String> command = new ArrayList<>(List.of("node", file(cli), "render", "src/index.jsx", "Film", film()));
        command.addAll(List.of("--props=" + sheet, "--public-dir=" + folder, "--log=error", "--overwrite"));
        command.addAll(List.of("--codec=h264", "--crf=21", "--x264-preset=veryfast", "--audio-bitrate=192k"));
        command.add("--concurrency=" + Runtime.getRuntime().availableProcessors());
        browser()
                .ifPresent(path ->
                        command.addAll(List.of("--browser-executable=" + path, "--chrome-mode=chrome-for-testing")));
        return version.map(_ -> command);
    }

    /** One that is installed; without any, Remotion gets one of its own. */
    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(environment("PATH").split(":", -1)).map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String python() {
        String named = environment("STORYREEL_BENCH_PYTHON");
        return named.isEmpty() ? "python3" : named;
    }

    private static String environment(String name) {
        return Objects.requireNonNullElse(System.getenv(name), "");
    }

    private String film() {
        return file(folder.resolve("peer.mp4"));
    }

    private static String file(Path path) {
        return path.toString();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("peer.log");
        // an own program around it: what it starts of its own kind counts too
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of("sh", "-c", "\"$@\"; exit $?", "sh"), command.stream())
                        .toList());
        builder.environment().putAll(Map.of("IMAGEIO_FFMPEG_EXE", ffmpeg, "FFMPEG_BINARY", ffmpeg));
        Process process = builder.directory(REMOTION.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread ending = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(ending);
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        end(process);
        Runtime.getRuntime().removeShutdownHook(ending);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command.getFirst() + " failed: " + Files.readString(log));
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The last line that a program says; nothing if it is not there or fails. */
    private static Optional<String> said(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = process.inputReader().readAllAsString().strip();
            return process.waitFor() == 0 ? said.lines().reduce((_, last) -> last) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

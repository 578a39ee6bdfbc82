package dev.storyreel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures the parts named in its second argument, with the folder in its first for whatever they write. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> parts = List.of(arguments[1].split(",", -1));
        Report report = new Report();
        if (parts.contains("jobs")) {
            JobsBench.measure(folder.resolve("jobs"), report);
        }
        if (parts.contains("render")) {
            RenderBench.measure(Files.createDirectories(folder.resolve("render")), report);
        }
        if (parts.contains("film")) {
            FilmBench.measure(Files.createDirectories(folder.resolve("film")), report);
        }
        if (parts.contains("start")) {
            StartBench.measure(folder.resolve("start"), report);
        }
        report.print();
    }
}

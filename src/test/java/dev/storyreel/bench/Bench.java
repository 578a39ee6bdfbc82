package dev.storyreel.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Measures the part named in its second argument, with the folder in its first, made anew, for whatever that writes. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Report report = new Report();
        switch (arguments[1]) {
            case "jobs" -> JobsBench.measure(folder, report);
            case "render" -> RenderBench.measure(folder, report);
            case "film" -> FilmBench.measure(folder, report);
            case "vendors" -> VendorsBench.measure(folder, report);
            case "dub" -> DubBench.measure(folder, report);
            case "start" -> StartBench.measure(folder, report);
            default -> throw new IllegalArgumentException("no such part: " + arguments[1]);
        }
        report.print();
    }
}

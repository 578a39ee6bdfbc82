package dev.storyreel.bench;

import dev.storyreel.media.EncoderAlone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Films of one script, 1080×1920 at 30 frames a second, through a running server, against the video encoder alone on the
 * frames of such a film. The frames are decoded to a file beforehand, so that reading them is all that is left.
 */
final class FilmBench {
    private static final int ROUNDS = 3;
    private static final int QUEUED = 3;
    private static final double FRAMES_PER_SECOND = 30;
    private static final String SCRIPT = """
            An octopus has three hearts. Two of them pump blood through the gills, where it takes up oxygen. \
            The third sends that blood around the rest of the body. Its blood is blue, because it carries oxygen \
            with copper instead of iron. When the octopus swims, the third heart stops beating. \
            That is why it would rather crawl along the sea floor, where it finds crabs and shells to eat. \
            It can change its colour in an instant, and hide in a crack no wider than a coin.
            """;

    private FilmBench() {}

    static void measure(Path folder, Report report) throws Exception {
        Path raw = folder.resolve("frames.yuv");
        EncoderAlone encoder = new EncoderAlone(folder.resolve("ffmpeg"));
        report.with(encoder.version());
        double[] films = new double[ROUNDS];
        double[] alone = new double[ROUNDS];
        double[] own = new double[ROUNDS];
        int frames;
        try (Studio studio = Studio.serve(folder.resolve("data"));
                MemoryWatch memory = new MemoryWatch(studio.process())) {
            JsonNode first = studio.await(studio.order(SCRIPT));
            frames = encoder.decode(studio.download(first.path("final_video_url"), folder.resolve("film.mp4")), raw);
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                studio.await(studio.order(SCRIPT));
                films[round] = seconds(start);
                start = System.nanoTime();
                encoder.encodeAsReference(raw, folder.resolve("alone.mp4"));
                alone[round] = seconds(start);
                start = System.nanoTime();
                encoder.encode(raw, folder.resolve("alone.mp4"));
                own[round] = seconds(start);
            }
            Files.delete(raw);
            memory(memory, report);
            report.add("films an hour, " + QUEUED + " queued at once", "", queued(studio), 0, "");
        }
        against(new Rounds(films), new Rounds(alone), new Rounds(own), frames, report);
        report.add("./storyreel make, new data directory", "", cold(folder), 1, " s");
    }

    private static void against(Rounds films, Rounds alone, Rounds own, int frames, Report report) {
        String length = Rounds.format(frames / FRAMES_PER_SECOND, 1) + " s";
        report.add("film of " + length + ", warm", "", films, 2, " s");
        report.add("encoder alone, the same frames, x264 veryfast CRF 21", "", alone, 2, " s");
        report.add("encoder alone, the same frames, the product's settings", "", own, 2, " s");
        report.add("film ÷ x264 veryfast CRF 21 alone", "≤ 2.2", films.over(alone), "");
        report.add("film ÷ the product's settings alone", "", films.over(own), "");
    }

    private static void memory(MemoryWatch memory, Report report) {
        add(
                report,
                "memory while rendering, all processes, shared pages counted once",
                "≤ 700 MB",
                memory.treeProportional());
        add(report, "… all processes, resident sizes added up", "", memory.tree());
        add(report, "… JVM and PostgreSQL, resident", "", memory.jvmAndDatabase());
        add(report, "… JVM alone, resident", "", memory.jvm());
    }

    private static void add(Report report, String what, String asked, long bytes) {
        report.add(what, asked, bytes == 0 ? "not known here" : Rounds.format(bytes / 1e6, 0) + " MB", "");
    }

    private static Rounds queued(Studio studio) throws Exception {
        long start = System.nanoTime();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < QUEUED; i++) {
            ids.add(studio.order(SCRIPT));
        }
        for (String id : ids) {
            studio.await(id);
        }
        return new Rounds(QUEUED * 3600 / seconds(start));
    }

    private static Rounds cold(Path folder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder make = Studio.command(
                        "make",
                        "--script",
                        "-",
                        "--duration",
                        "30",
                        "--out",
                        folder.resolve("made").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        make.environment().put("STORYREEL_DATA", folder.resolve("cold").toString());
        Process process = make.start();
        Studio.endsWithThis(process);
        try (OutputStream script = process.getOutputStream()) {
            script.write(SCRIPT.getBytes(StandardCharsets.UTF_8));
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("./storyreel make ended with " + exit);
        }
        return new Rounds(seconds(start));
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}

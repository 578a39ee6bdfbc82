package dev.storyreel.bench;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.dub.align.Aligner;
import dev.storyreel.dub.align.SpokenLine;
import dev.storyreel.dub.align.Take;
import dev.storyreel.testing.OwnFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * A recording that is dubbed with what is on this machine: its words given in English, spoken by the built-in voice, placed, mixed,
 * captioned and measured. How long the recording is does not depend on what is in it, so a tone will do.
 */
final class DubBench {
    private static final int LINES = 3_000;
    private static final int ROUNDS = 5;
    private static final int MINUTES = 5;
    private static final int SECONDS_A_LINE = 5;
    private static final String SAID = "The sea is wide and deep, and most of what lives in it has never been seen.";

    private DubBench() {}

    static void measure(Path folder, Report report) throws Exception {
        byte[] recording = OwnFiles.tone(220, MINUTES * 60.0);
        try (Studio studio = Studio.serve(folder.resolve("data"))) {
            String upload = studio.upload("voice", "audio/wav", recording);
            String path = studio.orderDub(Map.of(
                    "voice_upload_id",
                    upload,
                    "target_languages",
                    List.of("en"),
                    "captions",
                    Map.of("en", captions())));
            JsonNode dub = studio.awaitAt(path);
            double seconds = Duration.between(
                                    Instant.parse(dub.path("started_at").asString()),
                                    Instant.parse(dub.path("finished_at").asString()))
                            .toMillis()
                    / 1000.0;
            report.add(
                    "recording of " + MINUTES + " minutes dubbed with offline parts", "", new Rounds(seconds), 1, " s");
            report.add("… minutes of sound a minute", "", Rounds.format(MINUTES * 60 / seconds, 2), "");
        }
        report.add("3,000 lines placed, warm", "≤ 1 s", aligning(), 3, " s");
    }

    private static Rounds aligning() {
        Random random = new Random(3);
        List<SpokenLine> lines = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < LINES; i++) {
            long length = 30_000L + random.nextInt(300_000);
            SourceLine line = new SourceLine(at, at + length, "said", "0");
            lines.add(new SpokenLine(line, "dicho", Take.of((long) (length * (0.7 + 0.6 * random.nextDouble()))), 3));
            at += length + random.nextInt(60_000);
        }
        double[] seconds = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Aligner.align(lines, at);
            seconds[Math.max(0, round)] = (System.nanoTime() - start) / 1e9;
        }
        return new Rounds(seconds);
    }

    private static String captions() {
        StringBuilder captions = new StringBuilder("WEBVTT\n\n");
        for (int second = 0; second + SECONDS_A_LINE <= MINUTES * 60; second += SECONDS_A_LINE) {
            captions.append(time(second))
                    .append(" --> ")
                    .append(time(second + SECONDS_A_LINE - 1))
                    .append('\n')
                    .append(SAID)
                    .append("\n\n");
        }
        return captions.toString();
    }

    private static String time(int second) {
        return "%02d:%02d.000".formatted(second / 60, second % 60);
    }
}

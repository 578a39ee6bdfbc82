package dev.storyreel.bench;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.dub.align.Aligner;
import dev.storyreel.dub.align.SpokenLine;
import dev.storyreel.dub.align.Take;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * A recording that is dubbed with what is on this machine: its words given in English, spoken by the built-in voice, placed, mixed,
 * captioned and measured. How long the recording is does not depend on what is in it, so a tone will do.
 */
final class DubBench {
    private static final int LINES = 3_000;
    private static final int ROUNDS = 5;
    private static final int SHORT_MINUTES = 5;
    private static final int LONG_MINUTES = 90;
    private static final int HZ = 16_000;
    private static final int SECONDS_A_LINE = 5;
    private static final String SAID = "The sea is wide and deep, and most of what lives in it has never been seen.";

    private DubBench() {}

    static void measure(Path folder, Report report) throws Exception {
        double brief = dubbed(folder.resolve("brief"), SHORT_MINUTES, report);
        double full = dubbed(folder.resolve("full"), LONG_MINUTES, report);
        report.add("time of a minute of the long one ÷ of the short one", "≤ 1", Rounds.format(brief / full, 2), "");
        report.add("3,000 lines placed, warm", "≤ 1 s", aligning(), 3, " s");
    }

    /** By a server of its own, so that memory is that of this recording. @return minutes of sound a minute */
    private static double dubbed(Path folder, int minutes, Report report) throws Exception {
        Path recording = tone(Files.createDirectories(folder).resolve("tone.wav"), minutes * 60L);
        try (Studio studio = Studio.serve(folder.resolve("data"));
                MemoryWatch memory = new MemoryWatch(studio.process())) {
            String path = studio.orderDub(Map.of(
                    "voice_upload_id",
                    studio.upload("voice", "audio/wav", recording),
                    "target_languages",
                    List.of("en"),
                    "captions",
                    Map.of("en", captions(minutes * 60))));
            JsonNode dub = studio.awaitAt(path);
            double seconds = Duration.between(
                                    Instant.parse(dub.path("started_at").asString()),
                                    Instant.parse(dub.path("finished_at").asString()))
                            .toMillis()
                    / 1000.0;
            double rate = minutes * 60 / seconds;
            String what = "recording of " + minutes + " minutes dubbed with offline parts";
            report.add(what, "", new Rounds(seconds), 1, " s");
            report.add("… minutes of sound a minute", "", Rounds.format(rate, 1), "");
            report.add(
                    "… memory, all processes, shared pages counted once", "", megabytes(memory.treeProportional()), "");
            report.add("… the JVM alone, resident", "", megabytes(memory.jvm()), "");
            return rate;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "not known here" : Rounds.format(bytes / 1e6, 0) + " MB";
    }

    /** Longer than fits into memory. */
    private static Path tone(Path file, long seconds) throws IOException {
        AudioFormat format = new AudioFormat(HZ, 16, 1, true, false);
        byte[] second = new byte[2 * HZ];
        for (int i = 0; i < HZ; i++) {
            int value = (int) (8_000 * Math.sin(2 * Math.PI * 220 * i / HZ));
            second[2 * i] = (byte) value;
            second[2 * i + 1] = (byte) (value >> 8);
        }
        InputStream all = new SequenceInputStream(
                Collections.enumeration(Stream.generate(() -> (InputStream) new ByteArrayInputStream(second))
                        .limit(seconds)
                        .toList()));
        AudioSystem.write(new AudioInputStream(all, format, seconds * HZ), AudioFileFormat.Type.WAVE, file.toFile());
        return file;
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

    private static String captions(int seconds) {
        StringBuilder captions = new StringBuilder("WEBVTT\n\n");
        for (int second = 0; second + SECONDS_A_LINE <= seconds; second += SECONDS_A_LINE) {
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
        return "%02d:%02d:%02d.000".formatted(second / 3600, second / 60 % 60, second % 60);
    }
}

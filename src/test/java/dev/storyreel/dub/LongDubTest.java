package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.dub.align.Aligner;
import dev.storyreel.dub.align.PlacedLine;
import dev.storyreel.dub.align.SpokenLine;
import dev.storyreel.dub.align.Take;
import dev.storyreel.dub.measure.DubMeasures;
import dev.storyreel.dub.measure.Envelope;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A talk of 90 minutes is dubbed and measured in a heap that its sound would fill twenty times over. */
@Timeout(300)
@Tag("slow")
class LongDubTest {
    @TempDir
    Path folder;

    @Test
    void ninetyMinutesReachTheTargetsInASmallHeap() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InASmallHeap.class.getName(),
                        folder.toString(),
                        "5400")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            int code = process.waitFor();
            assertThat(Files.readString(folder.resolve("said"))).endsWith("missed []\n");
            assertThat(code).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    static final class InASmallHeap {
        private static final int MS = 48;
        private static final int POOL = 60;

        private InASmallHeap() {}

        /** Takes come round every few minutes, for their files would fill the disk. */
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            long total = Long.parseLong(arguments[1]) * Babble.RATE;
            assertThat(Envelope.of(Talk.of(1, total / (double) Babble.RATE, 3).sound())
                            .samples())
                    .isEqualTo(total);
            Random random = new Random(9);
            List<TestDub.Spoken> pool = new ArrayList<>();
            for (int i = 0; i < POOL; i++) {
                pool.add(spoken(folder.resolve("take" + i + ".wav"), random));
            }
            List<TestDub.Spoken> spoken = new ArrayList<>();
            List<SpokenLine> lines = new ArrayList<>();
            for (long at = 300 * MS; ; ) {
                TestDub.Spoken take = pool.get(lines.size() % POOL);
                double factor = Math.clamp(1 + 0.07 * random.nextGaussian(), 0.86, 1.14);
                long end = at + Math.round(take.span().length() / factor);
                if (end > total) {
                    break;
                }
                spoken.add(take);
                SourceLine line = new SourceLine(at, end, "words", "a");
                lines.add(new SpokenLine(line, "palabras", Take.of(take.span().length()), 0));
                at = end + (50 + random.nextInt(900)) * (long) MS;
            }
            List<SourceLine> sources = lines.stream().map(SpokenLine::source).toList();
            List<PlacedLine> plan = Aligner.align(lines, total);
            DubMeasures measures = new TestDub(new Talk(List.of(), sources, total), spoken, plan).measured();
            System.out.println(measures);
            System.out.print("missed " + measures.missed() + "\n");
        }

        private static TestDub.Spoken spoken(Path wav, Random random) throws IOException {
            Talk.take(random, (700 + random.nextInt(6_000)) * (long) MS, 110 + random.nextInt(90))
                    .write(wav);
            try (WavReader reader = WavReader.open(wav)) {
                return new TestDub.Spoken(wav, VoiceSpan.of(wav).orElseThrow(), Envelope.of(reader));
            }
        }
    }
}

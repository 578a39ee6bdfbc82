package dev.storyreel.bench;

import java.nio.file.Path;

/** From {@code ./storyreel serve} to the first answer that every component works. */
final class StartBench {
    private static final int ROUNDS = 3;

    private StartBench() {}

    static void measure(Path data, Report report) throws Exception {
        double first = seconds(data);
        double[] again = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            again[round] = seconds(data);
        }
        report.add("server ready, existing data directory", "≤ 6 s", new Rounds(again), 2, " s");
        report.add("server ready, first start on an empty one", "", new Rounds(first), 2, " s");
    }

    private static double seconds(Path data) throws Exception {
        try (Studio studio = Studio.serve(data)) {
            return studio.secondsToReady();
        }
    }
}

package dev.storyreel.dub.align;

import dev.storyreel.dub.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines of every sort: dense and sparse, over each other, too long, too short, at the track's edges. */
record RandomLines(List<SpokenLine> lines, long total) {
    private static final int MS = 48;

    static RandomLines of(long seed, int count) {
        Random random = new Random(seed);
        double fill = 0.5 + random.nextDouble() * random.nextDouble() * 2;
        double spread = random.nextDouble() * 0.5;
        int gaps = 1 + random.nextInt(3_000);
        boolean overlapping = random.nextInt(3) == 0;
        List<SpokenLine> lines = new ArrayList<>();
        long at = random.nextInt(3) == 0 ? 0 : random.nextInt(5_000) * MS;
        long latest = at;
        for (int i = 0; i < count; i++) {
            long length = (long) MS * (120 + random.nextInt(6_000)) + random.nextInt(MS);
            SourceLine source = new SourceLine(at, at + length, "words", "speaker " + random.nextInt(3));
            double factor = fill * Math.exp(spread * random.nextGaussian());
            VoiceSpeeds speeds = random.nextBoolean() ? VoiceSpeeds.NONE : new VoiceSpeeds(0.7, 1.2);
            double spokenAt =
                    speeds.equals(VoiceSpeeds.NONE) || random.nextInt(4) > 0 ? 1 : 0.7 + 0.5 * random.nextDouble();
            Take take = new Take(Math.max(1_000, Math.round(length * factor / spokenAt)), spokenAt, speeds);
            lines.add(new SpokenLine(source, "dichas palabras", take, random.nextInt(4)));
            latest = Math.max(latest, at + length);
            boolean over = overlapping && random.nextInt(5) == 0;
            at += over
                    ? random.nextInt((int) length)
                    : length + (random.nextInt(3) == 0 ? 0 : random.nextInt(gaps * MS));
        }
        return new RandomLines(lines, latest + (random.nextBoolean() ? 0 : random.nextInt(4_000) * MS));
    }

    /** How long all is at the fastest, with breaths. */
    boolean surelyFits() {
        double need =
                lines.stream().mapToDouble(l -> l.take().natural() / 1.3 + 1).sum() + lines.size() * 2_400.0;
        return need <= total;
    }
}
